import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Ability } from '../api/access';
import { type Reasons, readReasons } from '../api/matrix';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { ResourceText } from '../parts/ResourceText';
import { Ago } from '../parts/Time';
import { count } from '../time/format';
import { LOOKS } from './cellLook';
import style from './MatrixDrawer.module.css';
import { reasonSentence } from './reasonSentence';

interface Props {
  id: string;
  column: string;
  at: string | undefined;
  close: () => void;
}

/** Why a cell is as it is: a sentence, the three answers, by which ways and what was done. */
export function MatrixDrawer({ id, column, at, close }: Props) {
  const frame = useRef<HTMLElement>(null);
  const reasons = useQuery({
    queryKey: ['matrix-cell', id, column, at],
    queryFn: () => readReasons(id, column, at),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cell is another drawer
  useEffect(() => frame.current?.focus(), [id, column]);
  return (
    <aside
      ref={frame}
      className={style.drawer}
      aria-label="Cell"
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <div className={style.drawerHead}>
        <ResourceText path={column} />
        <ActionIcon variant="subtle" color="gray" aria-label="Close" onClick={close}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      {reasons.error && <Failure error={reasons.error} retry={() => void reasons.refetch()} />}
      {reasons.isPending && <p role="status">Looking …</p>}
      {reasons.data && <Told reasons={reasons.data} />}
    </aside>
  );
}

function Told({ reasons }: { reasons: Reasons }) {
  const whose = reasons.person ? `person:"${reasons.person.id}"` : `account:"${reasons.id}"`;
  return (
    <>
      <h2 className={style.sentence}>
        <DataText value={reasonSentence(reasons)} max={400} />
      </h2>
      <p className={style.links}>
        <Link to="/explore" search={{ q: `${whose} resource:"${reasons.column}"`, range: '90d' }}>
          What they did here
        </Link>
        {!reasons.column.includes('*') && (
          <Link to="/access/resource" search={{ path: reasons.column }}>
            Who can
          </Link>
        )}
        {reasons.person && (
          <Link to="/access/people" search={{ id: reasons.person.id }}>
            Their page
          </Link>
        )}
      </p>
      <section aria-labelledby="cell-expected">
        <h3 id="cell-expected">Expected · should</h3>
        <Expected reasons={reasons} />
      </section>
      <section aria-labelledby="cell-granted">
        <h3 id="cell-granted">Granted · can</h3>
        {reasons.ways.length === 0 && <p className={style.quiet}>Nothing that a snapshot tells.</p>}
        <ul className={style.reasons}>
          {reasons.ways.map((way) => (
            <Way
              key={`${way.account} ${way.right} ${way.through.join()} ${way.named}`}
              way={way}
              modelled={reasons.modelled}
            />
          ))}
        </ul>
      </section>
      <section aria-labelledby="cell-used">
        <h3 id="cell-used">Used · did, in 90 days</h3>
        {reasons.uses.length === 0 && <p className={style.quiet}>Nothing that was seen.</p>}
        <ul className={style.reasons}>
          {reasons.uses.map((use) => (
            <li key={`${use.account} ${use.permission} ${use.resource}`}>
              <strong>{use.permission}</strong> {count(use.events)} {use.events === 1 ? 'time' : 'times'},
              last{' '}
              <Link to="/explore" search={{ event: use.example }}>
                <Ago iso={use.last} />
              </Link>
              {use.unexpected > 0 && (
                <span className={style.warn}> · {count(use.unexpected)} unexpected</span>
              )}
              <span className={style.small}>
                <DataText value={use.resource} max={160} identifier />
              </span>
            </li>
          ))}
        </ul>
      </section>
      {!reasons.whole && <p className={style.quiet}>There is more than this; choose a deeper column.</p>}
    </>
  );
}

function Expected({ reasons }: { reasons: Reasons }) {
  const lines = [...new Set(reasons.ways.flatMap((way) => way.expected))];
  return (
    <>
      {!reasons.modelled && (
        <p className={style.quiet}>No model says who should; house rules judge what is done.</p>
      )}
      {reasons.modelled && lines.length === 0 && reasons.differences.length === 0 && (
        <p className={style.quiet}>No line of the model.</p>
      )}
      <ul className={style.reasons}>
        {lines.map((line) => (
          <li key={line}>
            expected by <DataText value={line} identifier max={120} />
          </li>
        ))}
        {reasons.differences.map((one) => (
          <li key={`${one.comparison} ${one.resource} ${one.permissions.join()} ${one.says}`}>
            <strong>
              {one.permissions.join(', ')}: {LOOKS[one.comparison].words}.
            </strong>{' '}
            <DataText value={one.says} max={240} />
            <span className={style.small}>
              <DataText value={one.resource} max={160} identifier />
              {one.line && (
                <>
                  {' '}
                  · <DataText value={one.line} max={120} identifier />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Way({ way, modelled }: { way: Ability; modelled: boolean }) {
  return (
    <li>
      <strong>{way.permissions.join(', ')}</strong>{' '}
      <DataText value={[...way.through, way.named].filter(Boolean).join(' › ')} max={200} />
      {modelled && way.not_expected.length > 0 && (
        <span className={style.warn}> · not expected: {way.not_expected.join(', ')}</span>
      )}
      <span className={style.small}>
        on <DataText value={way.right} max={160} identifier /> as{' '}
        <DataText value={way.account} max={120} identifier />
      </span>
    </li>
  );
}
