import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import {
  type AccountState,
  type LooseAccount,
  type LooseAccountPage,
  readLooseAccounts,
} from '../api/access';
import { DataText } from '../parts/DataText';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { ResourceText } from '../parts/ResourceText';
import { Ago } from '../parts/Time';
import { count } from '../time/format';
import style from './Access.module.css';
import { AccessSections } from './AccessSections';
import { Holder } from './Holder';

const STATES: { state: AccountState; title: string; means: string }[] = [
  {
    state: 'left',
    title: 'Of people who left',
    means: 'Whoever they belong to has left, and they still open doors.',
  },
  {
    state: 'orphaned',
    title: 'Nobody’s',
    means: 'They hold rights, and nobody is known to answer for them.',
  },
  {
    state: 'dormant',
    title: 'Unused',
    means: 'They hold rights and were not used for 90 days, where that would have been seen.',
  },
];

/** Accounts that may do something and should be looked at. */
export function Accounts() {
  const { state = 'left' } = useSearch({ from: '/access/accounts' });
  const page = useQuery({
    queryKey: ['loose-accounts', state],
    queryFn: () => readLooseAccounts(state),
    placeholderData: (before) => before,
  });
  return (
    <div className={style.page}>
      <AccessSections />
      <header className={style.head}>
        <h1>Accounts to look at</h1>
      </header>
      <nav className={style.tabs} aria-label="States">
        {STATES.map((one) => (
          <Link
            key={one.state}
            to="/access/accounts"
            search={{ state: one.state }}
            className={one.state === state ? `${style.tab} ${style.here}` : (style.tab ?? '')}
            activeProps={{}}
            {...(one.state === state ? { 'aria-current': 'page' as const } : { 'aria-current': undefined })}
          >
            {one.title}
            <span className={style.number}>{count(page.data?.states[one.state] ?? 0)}</span>
          </Link>
        ))}
      </nav>
      <p className={style.lead}>{STATES.find((one) => one.state === state)?.means}</p>
      {page.error && <Failure error={page.error} retry={() => void page.refetch()} />}
      {page.data &&
        (page.data.identities.length === 0 ? (
          <Empty title="None that could be seen">No account with rights is in this state.</Empty>
        ) : (
          <AccountList state={state} first={page.data} />
        ))}
      {page.data && state === 'dormant' && page.data.unseen.length > 0 && (
        <section className={style.unseen} aria-label="What could not be seen">
          <h2>Not said here</h2>
          <ul>
            {page.data.unseen.map((one) => (
              <li key={`${one.place} ${one.why}`}>
                <DataText value={one.place} identifier />: <DataText value={one.why} max={240} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function AccountList({ state, first }: { state: AccountState; first: LooseAccountPage }) {
  const pages = useInfiniteQuery({
    queryKey: ['loose-accounts-pages', state, first.next],
    queryFn: ({ pageParam }) => readLooseAccounts(state, pageParam),
    initialPageParam: first.next,
    getNextPageParam: (page: LooseAccountPage) => page.next,
    enabled: false,
  });
  const more = pages.data?.pages ?? [];
  const next = more.length > 0 ? more.at(-1)?.next : first.next;
  return (
    <>
      <table className={style.list}>
        <thead>
          <tr>
            <th scope="col">Whose</th>
            <th scope="col">Account</th>
            <th scope="col">May</th>
            <th scope="col">Where</th>
            <th scope="col">Last used</th>
          </tr>
        </thead>
        <tbody>
          {[...first.identities, ...more.flatMap((page) => page.identities)].map((one) => (
            <Line key={one.account} one={one} />
          ))}
        </tbody>
      </table>
      {next !== undefined && (
        <div className={style.more}>
          <Button
            variant="default"
            loading={pages.isFetching}
            onClick={() => void (more.length === 0 ? pages.refetch() : pages.fetchNextPage())}
          >
            Show more of {count(first.count)}
          </Button>
        </div>
      )}
    </>
  );
}

const RESOURCES_SHOWN = 3;

function Line({ one }: { one: LooseAccount }) {
  return (
    <tr>
      <th scope="row">
        {one.person ? (
          <Holder person={one.person} kind={one.kind} account={one.account} />
        ) : (
          <span className={style.quiet}>nobody known</span>
        )}
        <span className={style.through}>
          <DataText value={one.says} max={200} />
        </span>
      </th>
      <td>
        <DataText value={one.account} max={80} identifier />
        {one.credentials.length > 0 && (
          <span className={style.through}>{count(one.credentials.length)} active credentials</span>
        )}
      </td>
      <td>{one.permissions.join(', ')}</td>
      <td className={style.resource}>
        {one.resources.slice(0, RESOURCES_SHOWN).map((path) => (
          <Link key={path} to="/access/resource" search={{ path }} className={style.line ?? ''}>
            <ResourceText path={path} />
          </Link>
        ))}
        {one.rights > RESOURCES_SHOWN && (
          <span className={style.through}>{count(one.rights)} rights in all</span>
        )}
      </td>
      <td className={style.when}>
        {one.last ? <Ago iso={one.last} /> : <span className={style.quiet}>not seen</span>}
      </td>
    </tr>
  );
}
