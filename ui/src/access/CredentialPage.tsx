import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type Facet, readHistogram, readPage, readSome } from '../api/events';
import { DataText } from '../parts/DataText';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { ResourceText } from '../parts/ResourceText';
import { SightLine } from '../parts/SightLine';
import { Ago } from '../parts/Time';
import { SubjectHabit } from '../people/SubjectHabit';
import { quote } from '../query/terms';
import { count } from '../time/format';
import style from './Access.module.css';
import { AccessSections } from './AccessSections';

/** What is counted of a credential, and what each count answers. */
const KEYS: { key: string; title: string; none: string }[] = [
  { key: 'actor', title: 'Who used it', none: 'Nobody is named.' },
  { key: 'ip', title: 'From where', none: 'No address was sent.' },
  { key: 'resource', title: 'What it opened', none: 'No resource is named.' },
  { key: 'action', title: 'What it did', none: 'No action is named.' },
  { key: 'client', title: 'With which client', none: 'No client was sent.' },
  { key: 'verdict', title: 'How it was judged', none: 'Nothing is judged yet.' },
];

/** One credential: who used it, from where, since when, and what it opened. */
export function CredentialPage() {
  const { fingerprint } = useSearch({ from: '/access/credential' });
  return (
    <div className={style.page}>
      <AccessSections />
      <header className={style.head}>
        <h1>One credential</h1>
      </header>
      {fingerprint ? (
        <Shown key={fingerprint} fingerprint={fingerprint} />
      ) : (
        <Empty title="Which one?">Open an event and follow the credential it was done with.</Empty>
      )}
    </div>
  );
}

function Shown({ fingerprint }: { fingerprint: string }) {
  const q = `credential:${quote(fingerprint)}`;
  const facets = useQuery({
    queryKey: ['credential', q],
    queryFn: ({ signal }) =>
      readSome(
        { q },
        KEYS.map((one) => one.key),
        signal,
      ),
  });
  const newest = useQuery({
    queryKey: ['credential-newest', q],
    queryFn: ({ signal }) => readPage({ q }, undefined, undefined, signal),
  });
  const span = useQuery({
    queryKey: ['credential-span', q],
    queryFn: ({ signal }) => readHistogram({ q }, signal),
  });
  const failed = facets.error ?? newest.error;
  if (failed)
    return <Failure error={failed} retry={() => void Promise.all([facets.refetch(), newest.refetch()])} />;
  if (!facets.data || !newest.data) return <div aria-busy="true" />;
  const page = newest.data;
  const last = page.events[0];
  return (
    <>
      <p className={style.lead}>
        <DataText value={fingerprint} max={120} identifier />
      </p>
      <SightLine count={page.count} sight={page.sight} asOf={page.as_of} />
      {last === undefined ? (
        <p>No event names it.</p>
      ) : (
        <>
          <p>
            {last.via?.kind?.replaceAll('-', ' ') ?? 'Credential'}{' '}
            {last.via?.name && <DataText value={last.via.name} max={80} />}, last used <Ago iso={last.time} />
            {span.data && (
              <>
                , first used <Ago iso={span.data.from} />
              </>
            )}
            .{' '}
            <Link to="/explore" search={{ q, range: 'all' }}>
              Everything done with it
            </Link>
          </p>
          <div className={style.counts}>
            {KEYS.map((one) => (
              <Counts
                key={one.key}
                title={one.title}
                none={one.none}
                q={q}
                facet={facets.data.facets.find((each) => each.key === one.key)}
              />
            ))}
          </div>
          <SubjectHabit query={q} />
        </>
      )}
    </>
  );
}

interface CountsProps {
  facet: Facet | undefined;
  title: string;
  none: string;
  q: string;
}

/** The values of one field, the commonest first; each leads to its events. */
function Counts({ facet, title, none, q }: CountsProps) {
  const values = facet?.values ?? [];
  return (
    <section aria-label={title} className={style.countsOf}>
      <h2>{title}</h2>
      {values.length === 0 && <p className={style.quiet}>{none}</p>}
      <ul>
        {values.map((one) => (
          <li key={one.value}>
            <Link to="/explore" search={{ q: `${q} ${facet?.key}:${quote(one.value)}`, range: 'all' }}>
              {facet?.key === 'resource' ? (
                <ResourceText path={one.value} />
              ) : (
                <DataText value={one.value} max={60} />
              )}
            </Link>
            <span className={style.quiet}>{count(one.count)}</span>
          </li>
        ))}
      </ul>
      {(facet?.others ?? 0) > 0 && <p className={style.quiet}>and {count(facet?.others ?? 0)} more</p>}
    </section>
  );
}
