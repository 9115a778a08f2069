import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type PostureFilter, type PosturePage, readPosture, type Stands } from '../api/posture';
import { DataText } from '../parts/DataText';
import { Ago } from '../parts/Time';
import { count } from '../time/format';
import style from './Posture.module.css';
import { SeverityMark, StandsMark } from './SeverityMark';

interface Props {
  first: PosturePage;
  filter: PostureFilter;
  open: string | undefined;
  thing: string | undefined;
}

/** Everything that was asked for, in a line each; further pages are fetched on demand. */
export function PostureList({ first, filter, open, thing }: Props) {
  const pages = useInfiniteQuery({
    queryKey: ['posture-pages', filter, first.next],
    queryFn: ({ pageParam }) => readPosture(filter, pageParam),
    initialPageParam: first.next,
    getNextPageParam: (page: PosturePage) => page.next,
    enabled: false,
  });
  const more = pages.data?.pages ?? [];
  const next = more.length > 0 ? more.at(-1)?.next : first.next;
  const all = [...first.items, ...more.flatMap((page) => page.items)];
  return (
    <>
      <table className={style.list}>
        <thead>
          <tr>
            <th scope="col">Severity</th>
            <th scope="col">What is wrong</th>
            <th scope="col">Who should see to it</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          {all.map((stands) => (
            <Line
              key={`${stands.check} ${stands.subject}`}
              stands={stands}
              filter={filter}
              here={stands.check === open && stands.subject === thing}
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

function Line({ stands, filter, here }: { stands: Stands; filter: PostureFilter; here: boolean }) {
  return (
    <tr className={here ? style.open : undefined}>
      <td className={style.marks}>
        <SeverityMark severity={stands.severity} /> <StandsMark stands={stands} />
      </td>
      <th scope="row">
        <Link
          to="/posture"
          search={{ ...filter, open: stands.check, thing: stands.subject }}
          className={style.title ?? ''}
          activeProps={{}}
          {...(here ? { 'aria-current': 'true' as const } : { 'aria-current': undefined })}
        >
          {stands.title}
        </Link>
        <span className={style.said}>
          {stands.result === 'unknown' ? (
            <>
              <DataText value={stands.resource} max={90} identifier />: not seen {stands.missing.join(', ')}
            </>
          ) : (
            <DataText value={stands.says} max={240} />
          )}
        </span>
      </th>
      <td>
        {stands.owner ? (
          <Link to="/access/people" search={{ id: stands.owner.id }}>
            <DataText value={stands.owner.name} max={40} />
          </Link>
        ) : stands.team ? (
          <DataText value={stands.team} max={40} />
        ) : (
          <span className={style.quiet}>not known</span>
        )}
      </td>
      <td className={style.since}>
        {stands.since ? <Ago iso={stands.since} /> : <span className={style.quiet}>—</span>}
      </td>
    </tr>
  );
}
