import { Button } from '@mantine/core';
import { IconFileZip } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type Period, packAddress } from '../api/evidence';
import { may } from '../api/session';
import { CopyLine } from '../parts/CopyLine';
import { useSession } from '../session/SessionGate';
import style from './Evidence.module.css';

interface Props {
  chosen: string[];
  period: Period | undefined;
  asOf: string | undefined;
}

/** The pack, and how whoever gets it checks it. */
export function Build({ chosen, period, asOf }: Props) {
  const mayTake = may(useSession(), 'events.export');
  return (
    <section className={style.build} aria-labelledby="build">
      <h2 id="build">The pack</h2>
      {mayTake ? (
        <Take chosen={chosen} period={period} asOf={asOf} />
      ) : (
        <p className={style.quiet}>
          Your role may look, and may not take events out. An auditor or an administrator may.
        </p>
      )}
      <p>Whoever gets it checks it offline. A row that was changed, added or taken away is named.</p>
      <CopyLine label="Check it" value="./gatehouse evidence verify evidence.zip --key key.pub" />
      <p className={style.quiet}>
        <code>key.pub</code> holds the journal's key, which stands in{' '}
        <Link to="/settings/$section" params={{ section: 'integrity' }}>
          Settings, Integrity
        </Link>
        . Hand it over another way than the pack, and before it.
      </p>
    </section>
  );
}

function Take({ chosen, period, asOf }: Props) {
  if (!period || chosen.length === 0) {
    return (
      <p className={style.quiet} role="status">
        {period ? 'Choose a report.' : 'Choose days of which the last is not before the first.'}
      </p>
    );
  }
  return (
    <>
      <div className={style.take}>
        <Button
          component="a"
          href={packAddress(chosen, period, asOf)}
          download="evidence.zip"
          leftSection={<IconFileZip size={15} aria-hidden />}
        >
          {chosen.length === 1 ? 'Build a pack of 1 report' : `Build a pack of ${chosen.length} reports`}
        </Button>
        <span className={style.quiet}>
          Who took it, and which days, is recorded first. Your browser shows how far it is.
        </span>
      </div>
      <p className={style.quiet}>
        It knows the journal up to position {asOf ?? '…'}, as the numbers above do. Built again as of there,
        it has the same bytes while nothing is judged otherwise.
      </p>
    </>
  );
}
