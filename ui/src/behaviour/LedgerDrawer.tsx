import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { type Learned, readLedger } from '../api/behaviour';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { Time } from '../parts/Time';
import { count } from '../time/format';
import style from './Behaviour.module.css';
import { LedgerLines, UsualValues } from './LedgerLines';

/** What is unusual about somebody, and what is usual for their accounts. */
export function LedgerDrawer({ subject, close }: { subject: string; close: () => void }) {
  const ledger = useQuery({ queryKey: ['behaviour', subject], queryFn: () => readLedger(subject) });
  useEffect(() => {
    const leave = (key: KeyboardEvent) => {
      if (key.key === 'Escape') close();
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [close]);
  const about = ledger.data?.standing.about;
  return (
    <aside className={style.drawer} aria-label="Ledger">
      <div className={style.drawerHead}>
        <ActionIcon
          variant="subtle"
          color="gray"
          className={style.close ?? ''}
          aria-label="Close"
          title="Close (Esc)"
          onClick={close}
        >
          <IconX size={16} />
        </ActionIcon>
      </div>
      {ledger.error && <Failure error={ledger.error} retry={() => void ledger.refetch()} />}
      {ledger.isPending && <p role="status">Opening…</p>}
      {ledger.data && (
        <>
          <h2 className={style.sentence}>
            <DataText value={about?.name ?? subject} max={200} />
          </h2>
          <p>
            <Link to="/findings" search={{ subject: about?.id ?? subject }}>
              Findings about {about?.kind ?? 'it'}
            </Link>
          </p>
          <LedgerLines ledger={ledger.data} />
          <h3>What is usual</h3>
          {ledger.data.learned.length === 0 && <p className={style.quiet}>Nothing is known of an account.</p>}
          {ledger.data.learned.map((one) => (
            <Account key={one.account} learned={one} />
          ))}
        </>
      )}
    </aside>
  );
}

function Account({ learned }: { learned: Learned }) {
  return (
    <>
      <p>
        <DataText value={learned.account} max={120} identifier />: {count(learned.events)} events, active on{' '}
        {learned.days} days of the last four weeks.
        {learned.learning_until && (
          <>
            {' '}
            Learning until <Time iso={learned.learning_until} /> at least: nothing about it is unusual before.
          </>
        )}
      </p>
      <dl className={style.facts}>
        {Object.entries(learned.usual).map(([aspect, usual]) => (
          <Fact key={aspect} aspect={aspect}>
            <UsualValues usual={usual} />
          </Fact>
        ))}
      </dl>
    </>
  );
}

function Fact({ aspect, children }: { aspect: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{aspect}</dt>
      <dd>{children}</dd>
    </>
  );
}
