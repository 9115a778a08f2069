import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { AccessSections } from '../access/AccessSections';
import { type PersonState, readKnown, readPeople } from '../api/people';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { count } from '../time/format';
import style from './People.module.css';
import { PeopleList } from './PeopleList';
import { PeopleQueue } from './PeopleQueue';
import type { PeopleSearch } from './peopleSearch';
import { SubjectPage } from './SubjectPage';

const STATES: PersonState[] = ['active', 'expected', 'moved', 'left'];

/** Who is who: everybody and everything known, the accounts that wait for a word, and one of them whole. */
export function People() {
  const search = useSearch({ from: '/access/people' });
  if (search.id !== undefined) return <SubjectPage key={search.id} id={search.id} />;
  return <Everybody search={search} />;
}

function Everybody({ search }: { search: PeopleSearch }) {
  const navigate = useNavigate({ from: '/access/people' });
  const { queue, id, ...filter } = search;
  const people = useQuery({
    queryKey: ['people', filter],
    queryFn: () => readPeople(filter),
    placeholderData: (before) => before,
  });
  const narrowed = filter.kind !== undefined || filter.state !== undefined || filter.q !== undefined;
  return (
    <div className={style.page}>
      <AccessSections />
      <header className={style.head}>
        <h1>People</h1>
        <KnownShare />
      </header>
      <nav className={style.tabs} aria-label="People">
        <Tab search={{}} here={!queue && !narrowed} title="Everybody" />
        {STATES.map((state) => (
          <Tab
            key={state}
            search={{ state }}
            here={!queue && filter.state === state}
            title={state}
            number={people.data?.states[state] ?? 0}
          />
        ))}
        <Tab
          search={{ kind: 'machine' }}
          here={!queue && filter.kind === 'machine'}
          title="machines"
          number={people.data?.machines ?? 0}
        />
        <Tab
          search={{ queue: true }}
          here={queue === true}
          title="questions"
          number={people.data?.waiting ?? 0}
        />
      </nav>
      {queue ? (
        <PeopleQueue />
      ) : (
        <>
          <TextInput
            className={style.letters ?? ''}
            aria-label="Letters of a name, address, team or id"
            placeholder="Name, address, team or id"
            leftSection={<IconSearch size={14} aria-hidden />}
            value={filter.q ?? ''}
            onChange={(e) => {
              const q = e.currentTarget.value;
              const { q: _, ...rest } = filter;
              void navigate({ search: q ? { ...rest, q } : rest, replace: true });
            }}
          />
          {people.error && <Failure error={people.error} retry={() => void people.refetch()} />}
          {people.data &&
            (people.data.people.length === 0 ? (
              <Nobody narrowed={narrowed} />
            ) : (
              <PeopleList first={people.data} filter={filter} />
            ))}
        </>
      )}
    </div>
  );
}

function Tab({
  search,
  here,
  title,
  number,
}: {
  search: PeopleSearch;
  here: boolean;
  title: string;
  number?: number;
}) {
  return (
    <Link
      to="/access/people"
      search={search}
      className={here ? `${style.tab} ${style.here}` : (style.tab ?? '')}
      activeProps={{}}
      {...(here ? { 'aria-current': 'page' as const } : { 'aria-current': undefined })}
    >
      {title}
      {number !== undefined && <span className={style.number}>{count(number)}</span>}
    </Link>
  );
}

/** How much of what happened has somebody known behind it; a link to the rest. */
function KnownShare() {
  const known = useQuery({ queryKey: ['people-known'], queryFn: readKnown, staleTime: 60_000 });
  if (!known.data || known.data.events === 0) return null;
  return (
    <p className={style.known}>
      <strong>{known.data.percent} %</strong> of {count(known.data.events)} events have a known person or
      machine.{' '}
      <Link to="/explore" search={{ q: known.data.query }}>
        See the others
      </Link>
    </p>
  );
}

function Nobody({ narrowed }: { narrowed: boolean }) {
  return narrowed ? (
    <Empty title="Nobody like that">No person or machine fits what you asked for.</Empty>
  ) : (
    <Empty title="Nobody is known yet">
      Take in the list of your identity provider, as CSV or SCIM:{' '}
      <code>./gatehouse people import people.csv --proof identity-provider</code>
    </Empty>
  );
}
