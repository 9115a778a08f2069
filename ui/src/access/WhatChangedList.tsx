import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Change, readWhatChanged } from '../api/access';
import { DataText } from '../parts/DataText';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { ResourceText } from '../parts/ResourceText';
import { Ago } from '../parts/Time';
import { VerdictMark } from '../parts/VerdictMark';
import style from './Access.module.css';

const WINDOW_DAYS = 7;
const DAY_MS = 86_400_000;

const WAYS: Record<Change['way'], string> = {
  itself: 'on it',
  above: 'above it',
  beside: 'beside it',
  'used-by-its-runs': 'used by its runs',
};

/** What changed in the last days and can have reached the resource, nearest first. */
export function WhatChangedList({ path }: { path: string }) {
  const changed = useQuery({
    queryKey: ['what-changed', path],
    queryFn: () =>
      readWhatChanged(path, undefined, new Date(Date.now() - WINDOW_DAYS * DAY_MS).toISOString()),
  });
  if (changed.error) return <Failure error={changed.error} retry={() => void changed.refetch()} />;
  if (!changed.data) return null;
  if (changed.data.changed.length === 0) {
    return (
      <Empty title="Nothing changed that could be seen">
        No deployment, merge, right, protection, secret, runner or setting that reaches it, in the last{' '}
        {WINDOW_DAYS} days.
      </Empty>
    );
  }
  return (
    <>
      <p className={style.lead}>
        The last {WINDOW_DAYS} days, nearest first.
        {!changed.data.whole && ' There is more than this; ask for a shorter time on the command line.'}
      </p>
      <table className={style.list}>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col">Where</th>
            <th scope="col">How near</th>
          </tr>
        </thead>
        <tbody>
          {changed.data.changed.map((one) => (
            <Line key={`${one.event?.id} ${one.when} ${one.kind} ${one.resource}`} one={one} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Line({ one }: { one: Change }) {
  return (
    <tr>
      <td className={style.when}>
        <Ago iso={one.when} />
      </td>
      <th scope="row" className={style.why}>
        <strong>{one.kind}</strong>{' '}
        {one.event ? (
          <Link to="/explore" search={{ event: one.event.id }}>
            <DataText value={one.event.sentence ?? one.event.action} max={200} />
          </Link>
        ) : (
          <span className={style.unexpected}>
            {one.explained ? 'by an event outside what you may see' : 'no event explains it'}
          </span>
        )}{' '}
        {one.event?.verdict && <VerdictMark verdict={one.event.verdict} />}
      </th>
      <td className={style.resource}>
        <Link to="/access/resource" search={{ path: one.resource }}>
          <ResourceText path={one.resource} />
        </Link>
      </td>
      <td className={style.quiet}>{WAYS[one.way]}</td>
    </tr>
  );
}
