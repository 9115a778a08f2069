import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type PeopleFilter, type PeoplePage, readPeople, type Subject } from '../api/people';
import { DataText } from '../parts/DataText';
import { Ago } from '../parts/Time';
import { WhoPicture } from '../parts/Who';
import { count } from '../time/format';
import style from './People.module.css';
import { SubjectState } from './SubjectState';

/** Everybody who was asked for, in a line each; further pages are fetched on demand. */
export function PeopleList({ first, filter }: { first: PeoplePage; filter: PeopleFilter }) {
  const pages = useInfiniteQuery({
    queryKey: ['people-pages', filter, first.next],
    queryFn: ({ pageParam }) => readPeople(filter, pageParam),
    initialPageParam: first.next,
    getNextPageParam: (page: PeoplePage) => page.next,
    enabled: false,
  });
  const more = pages.data?.pages ?? [];
  const next = more.length > 0 ? more.at(-1)?.next : first.next;
  const all = [...first.people, ...more.flatMap((page) => page.people)];
  return (
    <>
      <table className={style.list}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">State</th>
            <th scope="col">Team or owner</th>
            <th scope="col" className={style.right}>
              Accounts
            </th>
            <th scope="col">Last seen</th>
          </tr>
        </thead>
        <tbody>
          {all.map((one) => (
            <Line key={one.id} subject={one} />
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

function Line({ subject }: { subject: Subject }) {
  return (
    <tr>
      <th scope="row">
        <Link to="/access/people" search={{ id: subject.id }} className={style.name ?? ''}>
          <WhoPicture
            account={{ kind: subject.kind === 'person' ? 'user' : 'bot', id: subject.id, name: subject.name }}
          />
          <DataText value={subject.name} max={60} />
        </Link>
      </th>
      <td>
        <SubjectState subject={subject} />
      </td>
      <td>
        {(subject.team ?? subject.owner_name ?? subject.owner) ? (
          <DataText value={subject.team ?? subject.owner_name ?? subject.owner ?? ''} max={40} />
        ) : (
          <span className={style.faint}>{subject.kind === 'machine' ? 'nobody' : 'not told'}</span>
        )}
      </td>
      <td className={style.right}>{count(subject.accounts)}</td>
      <td>
        <Ago iso={subject.last_seen} />
      </td>
    </tr>
  );
}
