import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readFindings } from '../api/findings';
import { may } from '../api/session';
import { FindingSeverityMark } from '../findings/FindingMarks';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { Ago } from '../parts/Time';
import { useSession } from '../session/SessionGate';
import { count } from '../time/format';
import style from './People.module.css';

const SHOWN_MAX = 8;

/** What waits for a decision about somebody; nothing is asked for whoever may not know. */
export function SubjectFindings({ subject }: { subject: string }) {
  const enabled = may(useSession(), 'finding.read');
  const page = useQuery({
    queryKey: ['findings', 'subject', subject],
    queryFn: () => readFindings({ subject }),
    enabled,
  });
  if (!enabled) return null;
  const items = page.data?.items ?? [];
  return (
    <section className={style.card} aria-labelledby="findings-of" aria-busy={page.isPending}>
      <h2 id="findings-of">Findings</h2>
      {page.error && <Failure error={page.error} retry={() => void page.refetch()} />}
      {page.data && items.length === 0 && <p className={style.faint}>None is open.</p>}
      {items.length > 0 && (
        <ul className={style.changes}>
          {items.slice(0, SHOWN_MAX).map((finding) => (
            <li key={finding.key}>
              <FindingSeverityMark severity={finding.severity} />{' '}
              <Link to="/findings" search={{ open: finding.key }}>
                <DataText value={finding.sentence} max={200} />
              </Link>{' '}
              <span className={style.faint}>
                <Ago iso={finding.last} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {page.data && page.data.count > SHOWN_MAX && (
        <Link to="/findings" search={{ subject }}>
          All {count(page.data.count)}
        </Link>
      )}
    </section>
  );
}
