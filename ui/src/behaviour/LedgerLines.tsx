import { Link } from '@tanstack/react-router';
import type { Ledger, LedgerEntry, UsualValue } from '../api/behaviour';
import { DataText } from '../parts/DataText';
import { Ago } from '../parts/Time';
import { count } from '../time/format';
import style from './Behaviour.module.css';

/** A ledger, the latest line first: what was unusual, what is usual, and how many points are left of it. */
export function LedgerLines({ ledger }: { ledger: Ledger }) {
  const { standing, threshold, entries } = ledger;
  const families = Object.entries(standing.families).sort(([, a], [, b]) => b - a);
  return (
    <>
      <p>
        <strong>{standing.points} points</strong>
        {families.length > 0 && `: ${families.map(([name, points]) => `${name} ${points}`).join(', ')}`}.{' '}
        <span className={style.quiet}>
          {threshold} points of two families are worth a look; they halve in a week.
        </span>
      </p>
      <ol className={style.ledger}>
        {entries.map((entry) => (
          <Line key={`${entry.when} ${entry.signal}`} entry={entry} />
        ))}
      </ol>
    </>
  );
}

function Line({ entry }: { entry: LedgerEntry }) {
  const detection = entry.family === 'detection';
  const event = entry.events[0];
  return (
    <li>
      <span className={style.points}>
        {entry.points}
        {entry.points !== entry.given && <span className={style.of}>of {entry.given}</span>}
      </span>
      <span className={style.entry}>
        {event ? (
          <Link to="/explore" search={{ event, q: `id:${event}`, range: 'all' }}>
            <Title entry={entry} detection={detection} />
          </Link>
        ) : (
          <Title entry={entry} detection={detection} />
        )}{' '}
        <span className={style.quiet}>
          <Ago iso={entry.when} />
        </span>
        {entry.observed && (
          <span className={style.said}>
            <DataText value={entry.observed} max={160} />
            {entry.usual.length > 0 && (
              <>
                ; usually <UsualValues usual={entry.usual} />
              </>
            )}
          </span>
        )}
        {!detection && <span className={style.said}>{compared(entry)}</span>}
      </span>
    </li>
  );
}

function Title({ entry, detection }: { entry: LedgerEntry; detection: boolean }) {
  return detection ? (
    <>
      Detection <DataText value={entry.signal} max={100} />
      {entry.certain && ', certain'}
    </>
  ) : (
    entry.title
  );
}

/** What it was measured by, in words. */
function compared(entry: LedgerEntry): string {
  const own =
    entry.family === 'amount'
      ? `measured by ${count(entry.sample)} hours`
      : `measured by ${count(entry.sample)} events`;
  const peers =
    entry.peers === undefined
      ? ''
      : `, ${entry.peers === 0 ? 'nobody' : count(entry.peers)} of the team has it`;
  const others =
    entry.signal.startsWith('new-') && `, ${count(entry.others)} other accounts of the kind have it`;
  return own + peers + (others || '');
}

/** Values that were had most often, with how often. */
export function UsualValues({ usual }: { usual: UsualValue[] }) {
  return usual.map((one, n) => (
    <span key={one.value}>
      {n > 0 && ', '}
      <DataText value={one.value} max={80} />
      {one.count > 0 && <span className={style.quiet}> ({count(one.count)})</span>}
    </span>
  ));
}
