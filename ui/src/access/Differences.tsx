import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  type Comparison,
  type Difference,
  type DifferenceFilter,
  type DifferencePage,
  readDifferences,
} from '../api/access';
import { DataText } from '../parts/DataText';
import { ResourceText } from '../parts/ResourceText';
import { Ago } from '../parts/Time';
import { count } from '../time/format';
import style from './Access.module.css';
import { Holder } from './Holder';

interface Props {
  compare: Comparison;
  filter: DifferenceFilter;
  first: DifferencePage;
}

/** One comparison, a line for each difference; further pages are fetched on demand. */
export function Differences({ compare, filter, first }: Props) {
  const pages = useInfiniteQuery({
    queryKey: ['differences-pages', compare, filter, first.next],
    queryFn: ({ pageParam }) => readDifferences(compare, filter, pageParam),
    initialPageParam: first.next,
    getNextPageParam: (page: DifferencePage) => page.next,
    enabled: false,
  });
  const more = pages.data?.pages ?? [];
  const next = more.length > 0 ? more.at(-1)?.next : first.next;
  const all = [...first.rows, ...more.flatMap((page) => page.rows)];
  return (
    <>
      <table className={style.list}>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">May or did</th>
            <th scope="col">On what</th>
            <th scope="col">Why it stands here</th>
            <th scope="col" className={style.right}>
              Events
            </th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {all.map((one) => (
            <Line
              key={`${one.account} ${one.person?.id} ${one.resource} ${one.permissions.join()} ${one.through.join()} ${one.line}`}
              one={one}
            />
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

function Line({ one }: { one: Difference }) {
  return (
    <tr>
      <th scope="row">
        <Holder person={one.person} kind={one.kind} account={one.account} />
      </th>
      <td>{one.permissions.join(', ')}</td>
      <td className={style.resource}>
        <Link to="/access/resource" search={{ path: one.resource }}>
          <ResourceText path={one.resource} />
        </Link>
      </td>
      <td className={style.why}>
        <DataText value={one.says} max={240} />
        {one.through.length > 0 && (
          <span className={style.through}>
            <DataText value={one.through.join(' › ')} max={120} />
          </span>
        )}
        {one.line && <span className={style.through}>{one.line}</span>}
      </td>
      <td className={style.right}>
        {one.events > 0 ? (
          <Link to="/explore" search={{ q: one.query, range: 'all' }}>
            {count(one.events)}
          </Link>
        ) : (
          0
        )}
      </td>
      <td className={style.when}>
        {one.last ? <Ago iso={one.last} /> : <span className={style.quiet}>—</span>}
      </td>
    </tr>
  );
}
