import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type Everybody, readEverybody, type Standing } from '../api/behaviour';
import { FindingSections } from '../findings/FindingSections';
import { DataText } from '../parts/DataText';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Ago } from '../parts/Time';
import { count } from '../time/format';
import style from './Behaviour.module.css';
import { LedgerDrawer } from './LedgerDrawer';
import { SignalsList } from './SignalsList';

const LOOKS_AGAIN_MS = 15_000;

/** Who is unusual now, with points, and the ledger of one of them. */
export function Behaviour() {
  const { view, open } = useSearch({ from: '/behaviour' });
  const navigate = useNavigate({ from: '/behaviour' });
  const everybody = useQuery({
    queryKey: ['behaviour'],
    queryFn: readEverybody,
    refetchInterval: LOOKS_AGAIN_MS,
  });
  return (
    <div className={style.split}>
      <div className={style.page}>
        <FindingSections />
        <header className={style.head}>
          <h1>Behaviour</h1>
          {everybody.data && <Summary all={everybody.data} />}
        </header>
        <nav className={style.tabs} aria-label="Views">
          <Tab view={undefined} here={view === undefined} title="Who is unusual" />
          <Tab view="signals" here={view === 'signals'} title="What counts as unusual" />
        </nav>
        {everybody.error && <Failure error={everybody.error} retry={() => void everybody.refetch()} />}
        {view === 'signals' ? (
          <SignalsList />
        ) : (
          everybody.data && <Standings all={everybody.data} open={open} />
        )}
      </div>
      {open !== undefined && (
        <LedgerDrawer
          key={open}
          subject={open}
          close={() => void navigate({ search: view ? { view } : {} })}
        />
      )}
    </div>
  );
}

function Summary({ all }: { all: Everybody }) {
  return (
    <p className={style.quiet}>
      {count(all.accounts)} accounts known, {count(all.learning)} of them only learned yet
      {all.forgotten > 0 && `; ${count(all.forgotten)} had to be forgotten, to stay within the memory`}
    </p>
  );
}

function Tab({ view, here, title }: { view: 'signals' | undefined; here: boolean; title: string }) {
  return (
    <Link
      to="/behaviour"
      search={view ? { view } : {}}
      className={here ? `${style.tab} ${style.here}` : (style.tab ?? '')}
      activeProps={{}}
      {...(here ? { 'aria-current': 'page' as const } : { 'aria-current': undefined })}
    >
      {title}
    </Link>
  );
}

function Standings({ all, open }: { all: Everybody; open: string | undefined }) {
  if (all.items.length === 0) {
    return (
      <Empty title="Nobody is unusual">
        What an account never did before gives points here; {all.threshold} of two kinds are a finding.
      </Empty>
    );
  }
  return (
    <div className={style.scroll}>
      <table className={style.list}>
        <thead>
          <tr>
            <th scope="col">Points</th>
            <th scope="col">Who</th>
            <th scope="col">What was unusual</th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {all.items.map((one) => (
            <Row key={one.subject} one={one} here={one.subject === open} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ one, here }: { one: Standing; here: boolean }) {
  return (
    <tr className={here ? style.open : undefined}>
      <td className={style.count}>
        {one.points}
        {one.worth_a_look && <span className={style.said}>worth a look</span>}
      </td>
      <th scope="row">
        <Link
          to="/behaviour"
          search={{ open: one.subject }}
          className={style.title ?? ''}
          activeProps={{}}
          {...(here ? { 'aria-current': 'true' as const } : { 'aria-current': undefined })}
        >
          <DataText value={one.about?.name ?? one.subject} max={90} />
        </Link>
        <span className={style.said}>{one.about?.kind}</span>
      </th>
      <td>
        <DataText value={one.signals.join(', ')} max={200} />
      </td>
      <td className={style.marks}>
        <Ago iso={one.last} />
      </td>
    </tr>
  );
}
