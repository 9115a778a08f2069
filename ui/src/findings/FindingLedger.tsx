import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readLedger } from '../api/behaviour';
import type { About, Finding } from '../api/findings';
import { LedgerLines } from '../behaviour/LedgerLines';
import style from './Findings.module.css';

/** What is unusual about whoever a finding is about: all of it where that is the finding, else where it is. */
export function FindingLedger({ finding, subject }: { finding: Finding; subject: About }) {
  const whose = `${subject.kind}:${subject.id}`;
  const ledger = useQuery({
    queryKey: ['behaviour', whose],
    queryFn: () => readLedger(whose),
    retry: false,
  });
  // Nothing is known of them, or whoever looks may know of some sources alone.
  if (!ledger.data || ledger.data.entries.length === 0) return null;
  return (
    <>
      <h3>What is unusual about {subject.name}</h3>
      {finding.emitter === 'behaviour' ? (
        <LedgerLines ledger={ledger.data} />
      ) : (
        <p>
          <Link to="/behaviour" search={{ open: whose }}>
            {ledger.data.standing.points} points
          </Link>{' '}
          <span className={style.quiet}>for {ledger.data.standing.signals.join(', ')}</span>
        </p>
      )}
    </>
  );
}
