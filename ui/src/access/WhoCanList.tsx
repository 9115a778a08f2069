import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Ability, readWhoCan } from '../api/access';
import { DataText } from '../parts/DataText';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Ago } from '../parts/Time';
import { count } from '../time/format';
import style from './Access.module.css';
import { Holder } from './Holder';

/** Everybody who can, by which way, whether that is expected, and when they last did. */
export function WhoCanList({ path, permission }: { path: string; permission: string | undefined }) {
  const pages = useInfiniteQuery({
    queryKey: ['who-can', path, permission],
    queryFn: ({ pageParam }) => readWhoCan(path, permission, pageParam),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
  });
  if (pages.error) return <Failure error={pages.error} retry={() => void pages.refetch()} />;
  const first = pages.data?.pages[0];
  if (first === undefined) return null;
  const all = pages.data?.pages.flatMap((page) => page.can) ?? [];
  return (
    <>
      {all.length === 0 ? (
        <Empty title="Nobody, as far as it could be seen">
          No snapshot lets anybody do {permission ?? 'anything'} here.
        </Empty>
      ) : (
        <table className={style.list}>
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">May</th>
              <th scope="col">By which way</th>
              <th scope="col">Expected</th>
              <th scope="col">Last did</th>
            </tr>
          </thead>
          <tbody>
            {all.map((one) => (
              <Line
                key={`${one.account} ${one.right} ${one.through.join()} ${one.permissions.join()}`}
                one={one}
                modelled={first.modelled}
              />
            ))}
          </tbody>
        </table>
      )}
      {pages.hasNextPage && (
        <div className={style.more}>
          <Button variant="default" loading={pages.isFetching} onClick={() => void pages.fetchNextPage()}>
            Show more of {count(first.count)}
          </Button>
        </div>
      )}
      {first.unseen.length > 0 && (
        <section className={style.unseen} aria-label="What could not be seen">
          <h2>Not said here</h2>
          <ul>
            {first.unseen.map((why) => (
              <li key={why}>
                <DataText value={why} max={240} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Line({ one, modelled }: { one: Ability; modelled: boolean }) {
  return (
    <tr>
      <th scope="row">
        <Holder person={one.person} kind={one.kind} account={one.account} />
      </th>
      <td>
        {one.permissions.join(', ')}
        {one.one_step_away && <span className={style.through}>one step away</span>}
      </td>
      <td className={style.why}>
        <DataText value={[...one.through, one.named].filter(Boolean).join(' › ')} max={160} />
        <span className={style.through}>
          on <DataText value={one.right} max={100} identifier />
        </span>
      </td>
      <td>
        {!modelled ? (
          <span className={style.quiet}>no model</span>
        ) : one.not_expected.length === 0 ? (
          <span title={one.expected.join(', ')}>yes</span>
        ) : (
          <span className={style.unexpected}>not {one.not_expected.join(', ')}</span>
        )}
      </td>
      <td className={style.when}>
        {one.last ? (
          one.example ? (
            <Link to="/explore" search={{ event: one.example }}>
              <Ago iso={one.last} />
            </Link>
          ) : (
            <Ago iso={one.last} />
          )
        ) : (
          <span className={style.quiet}>not seen</span>
        )}
      </td>
    </tr>
  );
}
