import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { COMPARISONS } from '../access/accessSearch';
import { type Comparison, readDifferences } from '../api/access';
import { readFacet } from '../api/events';
import { may } from '../api/session';
import { Failure } from '../parts/Failure';
import { useSession } from '../session/SessionGate';
import { count } from '../time/format';
import style from './People.module.css';

const SAYS: Record<Comparison, string> = {
  'used-not-expected': 'used, not expected',
  'used-not-granted': 'used, not granted',
  'granted-not-expected': 'granted, not expected',
  'granted-not-used': 'granted, not used',
  'expected-not-granted': 'expected, not granted',
};

/** How what they did was judged, over all time; each number is a link to its events. */
export function SubjectVerdicts({ query }: { query: string }) {
  const facets = useQuery({
    queryKey: ['subject-verdicts', query],
    queryFn: ({ signal }) => readFacet({ q: query }, 'verdict', signal),
  });
  const values = facets.data?.facets[0]?.values ?? [];
  return (
    <section className={style.card} aria-labelledby="verdicts" aria-busy={facets.isPending}>
      <h2 id="verdicts">Events by verdict</h2>
      {facets.error && <Failure error={facets.error} retry={() => void facets.refetch()} />}
      {facets.data && values.length === 0 && <p className={style.faint}>None is judged so far.</p>}
      <ul className={style.tools}>
        {values.map((one) => (
          <li key={one.value}>
            <Link to="/explore" search={{ q: `${query} verdict:${one.value}`, range: 'all' }}>
              {one.value} <strong>{count(one.count)}</strong>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where what is expected of them, granted to them and used by them differ; each number is a link to its rows.
 * Nothing is asked for whoever may not know. */
export function SubjectDifferences({ subject }: { subject: string }) {
  const mayRead = may(useSession(), 'access.read');
  const pages = useQueries({
    queries: COMPARISONS.map((name) => ({
      queryKey: ['differences', name, { person: subject }],
      queryFn: () => readDifferences(name, { person: subject }),
      enabled: mayRead,
    })),
  });
  if (!mayRead) return null;
  const failed = pages.find((page) => page.error);
  const unseen = pages.some((page) => (page.data?.unseen.length ?? 0) > 0);
  return (
    <section
      className={style.card}
      aria-labelledby="differences"
      aria-busy={pages.some((page) => page.isPending)}
    >
      <h2 id="differences">Where expected, granted and used differ</h2>
      {failed?.error && (
        <Failure
          error={failed.error}
          retry={() => {
            for (const page of pages) if (page.error) void page.refetch();
          }}
        />
      )}
      <ul className={style.tools}>
        {COMPARISONS.map((compare, place) => {
          const page = pages[place]?.data;
          return page ? (
            <li key={compare}>
              <Link to="/access" search={{ compare, person: subject }}>
                {SAYS[compare]} <strong>{count(page.count)}</strong>
              </Link>
            </li>
          ) : null;
        })}
      </ul>
      {unseen && (
        <p className={style.faint}>
          Not everything could be compared. Each list says which places and why, for all there are.
        </p>
      )}
    </section>
  );
}
