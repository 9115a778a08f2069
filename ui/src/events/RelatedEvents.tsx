import type { EventDetail } from '../api/events';
import { count } from '../time/format';
import style from './EventDrawer.module.css';

const TITLES = {
  credential: 'Same credential',
  session: 'Same session',
  address: 'Same address',
  run: 'Same run',
  around: 'Same account, half an hour around',
} as const;

/** What else the same credential, session, address or run did, and the account around that time. */
export function RelatedEvents({ detail, narrow }: { detail: EventDetail; narrow: (q: string) => void }) {
  const kinds = (Object.keys(TITLES) as (keyof typeof TITLES)[]).filter((kind) => detail.related?.[kind]);
  if (kinds.length === 0) return null;
  return (
    <section className={style.related} aria-label="Around it">
      <h3>Around it</h3>
      <ul>
        {kinds.map((kind) => {
          const related = detail.related?.[kind];
          if (!related) return null;
          return (
            <li key={kind}>
              <button type="button" onClick={() => narrow(related.query)}>
                {TITLES[kind]}
                <span>
                  {count(related.count, related.capped)} {related.count === 1 ? 'event' : 'events'}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
