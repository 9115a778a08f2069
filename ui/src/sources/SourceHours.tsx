import { useQuery } from '@tanstack/react-query';
import { type HourCounts, readStatus, type SourceStatus } from '../api/sources';
import { useZone } from '../appearance/appearance';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { count, duration, shortMoment } from '../time/format';
import { everyHour } from './everyHour';
import detail from './SourceDetail.module.css';
import style from './SourceHours.module.css';
import { SourceQuality } from './SourceQuality';

const REFRESH_MILLIS = 30_000;

/** What a source sent of each hour of the last day, what of it says who, and what is wrong. */
export function SourceHours({ name }: { name: string }) {
  const status = useQuery({
    queryKey: ['source-status', name],
    queryFn: () => readStatus(name),
    refetchInterval: REFRESH_MILLIS,
  });
  if (status.error) return <Failure error={status.error} retry={() => void status.refetch()} />;
  if (!status.data) return null;
  const hours = everyHour(status.data);
  return (
    <>
      <section className={detail.section} aria-label="The last 24 hours">
        <h3>The last 24 hours</h3>
        <Chart hours={hours} />
        <Summary status={status.data} />
        <Wrong wrong={status.data.wrong} />
        <HoursTable hours={hours} />
      </section>
      <SourceQuality quality={status.data.quality} />
    </>
  );
}

function Chart({ hours }: { hours: HourCounts[] }) {
  const zone = useZone();
  const most = Math.max(1, ...hours.map((each) => each.received));
  return (
    // The table below says the same.
    <div className={style.chart} aria-hidden>
      {hours.map((each) => (
        <span
          key={each.hour}
          className={each.received === 0 ? style.none : style.bar}
          style={{
            height: each.received === 0 ? undefined : `${Math.max(6, (100 * each.received) / most)}%`,
          }}
          title={`${shortMoment(each.hour, zone)}: ${count(each.received)}`}
        />
      ))}
    </div>
  );
}

function Summary({ status: { total } }: { status: SourceStatus }) {
  return (
    <p className={detail.faint}>
      {count(total.received)} {total.received === 1 ? 'event' : 'events'}
      {within(total) && `, half within ${within(total)}`}
    </p>
  );
}

/** `2 s, 95 % 10 s`; empty where none came that was not handed in later. */
function within({ lag_half_seconds: half, lag_most_seconds: most }: HourCounts): string {
  return half === undefined || most === undefined ? '' : `${duration(half)}, 95 % within ${duration(most)}`;
}

function Wrong({ wrong }: { wrong: SourceStatus['wrong'] }) {
  if (wrong.length === 0) return null;
  return (
    <ul className={detail.errors} aria-label="What is wrong">
      {wrong.map((each) => (
        <li key={each.said}>
          <DataText value={each.said} max={400} />
          <div className={style.remedy}>
            <DataText value={each.remedy} max={400} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function HoursTable({ hours }: { hours: HourCounts[] }) {
  const zone = useZone();
  return (
    <details className={style.details}>
      <summary>As a table</summary>
      <div className={style.place}>
        <table className={style.table}>
          <thead>
            <tr>
              <th>Hour</th>
              <th>Received</th>
              <th>Not understood</th>
              <th>Unreadable</th>
              <th>Came twice</th>
              <th>Refused</th>
              <th>Half within</th>
              <th>95 % within</th>
            </tr>
          </thead>
          <tbody>
            {[...hours].reverse().map((each) => (
              <tr key={each.hour}>
                <td>{shortMoment(each.hour, zone)}</td>
                <td>{count(each.received)}</td>
                <td>{count(each.unmapped)}</td>
                <td>{count(each.unreadable)}</td>
                <td>{count(each.duplicate)}</td>
                <td>{count(each.refused)}</td>
                <td>{each.lag_half_seconds === undefined ? '' : duration(each.lag_half_seconds)}</td>
                <td>{each.lag_most_seconds === undefined ? '' : duration(each.lag_most_seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
