import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { readHourly } from '../api/events';
import { useZone } from '../appearance/appearance';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { count } from '../time/format';
import grid from './Habit.module.css';
import {
  DRAWN_DAYS,
  drawnWindow,
  type Habit,
  type HabitCell,
  HOURS,
  habitOf,
  shade,
  WEEKDAYS,
} from './habit';
import style from './People.module.css';

/** What somebody did in the last four weeks: by tool and day, and by weekday and hour against their own habit. */
export function SubjectHabit({ query }: { query: string }) {
  const zone = useZone();
  const [drawn] = useState(() => drawnWindow(new Date()));
  const hourly = useQuery({
    queryKey: ['habit', query, drawn.to],
    queryFn: ({ signal }) => readHourly({ q: query, ...drawn }, DRAWN_DAYS * 24, signal),
  });
  if (hourly.error) return <Failure error={hourly.error} retry={() => void hourly.refetch()} />;
  if (!hourly.data) return <section className={style.card} aria-busy="true" aria-label="Timeline" />;
  const habit = habitOf(hourly.data, drawn.to, zone);
  return (
    <>
      <Timeline habit={habit} query={query} range={`${drawn.from}..${drawn.to}`} />
      <Week habit={habit} zone={zone} />
    </>
  );
}

function Timeline({ habit, query, range }: { habit: Habit; query: string; range: string }) {
  return (
    <section className={style.card} aria-labelledby="timeline">
      <h2 id="timeline">The last four weeks, by tool</h2>
      {habit.tools.length === 0 ? (
        <p className={style.faint}>Nothing was seen in these weeks.</p>
      ) : (
        <table className={grid.grid}>
          <thead>
            <tr>
              <th scope="col" className={grid.name}>
                Tool
              </th>
              {habit.days.map((day, place) => (
                <th key={day} scope="col" title={day}>
                  <span className={place % 7 === 0 ? '' : grid.hidden}>{Number(day.slice(8))}</span>
                </th>
              ))}
              <th scope="col" className={grid.total}>
                Events
              </th>
            </tr>
          </thead>
          <tbody>
            {habit.tools.map((one) => (
              <tr key={one.tool}>
                <th scope="row" className={grid.name}>
                  <DataText value={one.tool} max={24} />
                </th>
                {one.days.map((found, place) => (
                  <td key={habit.days[place]} title={`${habit.days[place]}: ${count(found)}`}>
                    <span className={`${grid.cell} ${grid[`shade${shade(found)}`]}`}>
                      <span className={grid.hidden}>{found}</span>
                    </span>
                  </td>
                ))}
                <td className={grid.total}>
                  <Link to="/explore" search={{ q: `${query} tool:${one.tool}`, range }}>
                    {count(one.total)}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Week({ habit, zone }: { habit: Habit; zone: string }) {
  if (habit.total === 0) return null;
  return (
    <section className={style.card} aria-labelledby="hours">
      <h2 id="hours">Hours of the week</h2>
      <p className={style.faint}>{weekSentence(habit, zone)}</p>
      <table className={grid.grid}>
        <thead>
          <tr>
            <th scope="col" className={grid.day}>
              <span className={grid.hidden}>Day</span>
            </th>
            {HOURS.map((hour) => (
              <th key={hour} scope="col">
                <span className={hour % 3 === 0 ? '' : grid.hidden}>{hour}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {habit.week.map((row, place) => (
            <tr key={WEEKDAYS[place]}>
              <th scope="row" className={grid.day}>
                {WEEKDAYS[place]}
              </th>
              {row.map((cell) => (
                <td key={cell.hour} title={cellTitle(cell)}>
                  <span
                    className={`${grid.cell} ${grid[`shade${shade(cell.before + cell.latest)}`]} ${cell.unusual ? grid.unusual : ''}`}
                  >
                    <span className={grid.hidden}>
                      {cell.before + cell.latest}
                      {cell.unusual && ', only in the last seven days'}
                    </span>
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function weekSentence(habit: Habit, zone: string): string {
  const clocks = `Clocks of ${zone}.`;
  if (!habit.comparable)
    return `Nothing was seen before the last seven days, so there is no habit yet. ${clocks}`;
  if (habit.unusual === 0)
    return `The last seven days keep to the hours of the three weeks before. ${clocks}`;
  const hours = habit.unusual === 1 ? 'One hour was' : `${habit.unusual} hours were`;
  return `${hours} used in the last seven days and not at such hours in the three weeks before; a ring marks ${habit.unusual === 1 ? 'it' : 'them'}. ${clocks}`;
}

function cellTitle(cell: HabitCell): string {
  const clock = `${cell.weekday} ${String(cell.hour).padStart(2, '0')}:00`;
  return `${clock}: ${count(cell.latest)} in the last seven days, ${count(cell.before)} in the three weeks before`;
}
