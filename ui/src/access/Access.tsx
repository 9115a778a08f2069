import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Comparison, type DifferencePage, readComparisons, readDifferences } from '../api/access';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { count } from '../time/format';
import style from './Access.module.css';
import { AccessSections } from './AccessSections';
import { COMPARISONS, type DifferenceSearch } from './accessSearch';
import { Differences } from './Differences';
import { NotSeen } from './NotSeen';

const TITLES: Record<Comparison, string> = {
  'used-not-expected': 'Used, not expected',
  'used-not-granted': 'Used, not granted',
  'granted-not-expected': 'Granted, not expected',
  'granted-not-used': 'Granted, not used',
  'expected-not-granted': 'Expected, not granted',
};

const MEANINGS: Record<Comparison, string> = {
  'used-not-expected': 'Somebody did what nobody expects of them.',
  'used-not-granted': 'Somebody did what no snapshot lets them: a way in that the tools do not list.',
  'granted-not-expected': 'Doors wider than the access model says.',
  'granted-not-used': 'Expected and granted, and not used for 90 days: rights to take away.',
  'expected-not-granted': 'Somebody is blocked from what they should be able to do.',
};

/** Where what is expected, granted and used differ: five lists, each honest about what it cannot see. */
export function Access() {
  const search = useSearch({ from: '/access' });
  const { compare = 'used-not-expected', ...filter } = search;
  const counts = useQuery({ queryKey: ['comparisons'], queryFn: readComparisons });
  const page = useQuery({
    queryKey: ['differences', compare, filter],
    queryFn: () => readDifferences(compare, filter),
    placeholderData: (before) => before,
  });
  return (
    <div className={style.page}>
      <AccessSections />
      <header className={style.head}>
        <h1>Where expected, granted and used differ</h1>
      </header>
      <nav className={style.tabs} aria-label="Differences">
        {COMPARISONS.map((name) => (
          <Link
            key={name}
            to="/access"
            search={{ ...filter, compare: name }}
            className={name === compare ? `${style.tab} ${style.here}` : (style.tab ?? '')}
            activeProps={{}}
            {...(name === compare ? { 'aria-current': 'page' as const } : { 'aria-current': undefined })}
          >
            {TITLES[name]}
            <span className={style.number}>
              {count(counts.data?.comparisons.find((one) => one.name === name)?.rows ?? 0)}
            </span>
          </Link>
        ))}
      </nav>
      <p className={style.lead}>{MEANINGS[compare]}</p>
      <Narrowing key={`${filter.person} ${filter.below}`} search={search} />
      {page.error && <Failure error={page.error} retry={() => void page.refetch()} />}
      {page.data && <Rows compare={compare} filter={filter} page={page.data} />}
    </div>
  );
}

function Rows({
  compare,
  filter,
  page,
}: {
  compare: Comparison;
  filter: Omit<DifferenceSearch, 'compare'>;
  page: DifferencePage;
}) {
  const narrowed = Object.keys(filter).length > 0;
  return (
    <>
      {page.rows.length === 0 ? (
        <Empty title={narrowed ? 'Nothing like that' : 'None that could be seen'}>
          {narrowed
            ? 'No row of this list fits what you asked for.'
            : page.unseen.length > 0
              ? 'What could not be compared stands below.'
              : 'The three answers agree here.'}
        </Empty>
      ) : (
        <Differences compare={compare} filter={filter} first={page} />
      )}
      <NotSeen unseen={page.unseen} />
    </>
  );
}

/** Narrows the list to a person, machine or account, and to a place. */
function Narrowing({ search }: { search: DifferenceSearch }) {
  const navigate = useNavigate({ from: '/access' });
  const [person, setPerson] = useState(search.person ?? '');
  const [below, setBelow] = useState(search.below ?? '');
  return (
    <form
      className={style.tools}
      onSubmit={(form) => {
        form.preventDefault();
        const { person: _, below: __, ...rest } = search;
        void navigate({
          search: { ...rest, ...(person ? { person } : {}), ...(below ? { below } : {}) },
        });
      }}
    >
      <TextInput
        className={style.letters ?? ''}
        aria-label="Only of this person, machine or account"
        placeholder="Person, machine or account"
        leftSection={<IconSearch size={14} aria-hidden />}
        value={person}
        onChange={(e) => setPerson(e.currentTarget.value)}
      />
      <TextInput
        className={style.letters ?? ''}
        aria-label="Only on this path and below"
        placeholder="Path, such as github/acme/acme/payments"
        value={below}
        onChange={(e) => setBelow(e.currentTarget.value)}
      />
      <button type="submit" className={style.go}>
        Show
      </button>
    </form>
  );
}
