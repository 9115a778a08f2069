import type { Histogram } from '../api/events';
import { clockface } from '../time/zone';

export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** How far back use is drawn. */
export const DRAWN_DAYS = 28;
/** The latest part of it, which is held against what came before. */
export const LATEST_DAYS = 7;

const HOUR_MILLIS = 3_600_000;
const DAY_MILLIS = 24 * HOUR_MILLIS;

/** One hour of the week: how much was done in it, and whether that began only lately. */
export interface HabitCell {
  weekday: string;
  hour: number;
  before: number;
  latest: number;
  /** Used lately, and never in the weeks before at about that hour on such a day. */
  unusual: boolean;
}

/** Counts of one tool, a day each. */
export interface ToolDays {
  tool: string;
  total: number;
  days: number[];
}

export interface Habit {
  /** The days as they are said, oldest first. */
  days: string[];
  tools: ToolDays[];
  /** Rows of weekdays, each with 24 cells. */
  week: HabitCell[][];
  total: number;
  unusual: number;
  /** Whether the weeks before held anything to compare with. */
  comparable: boolean;
}

/** The window that is drawn, ending at the next full hour so that every bucket is one hour. */
export function drawnWindow(now: Date): { from: string; to: string } {
  const to = Math.ceil(now.getTime() / HOUR_MILLIS) * HOUR_MILLIS;
  return {
    from: new Date(to - DRAWN_DAYS * DAY_MILLIS).toISOString(),
    to: new Date(to).toISOString(),
  };
}

/** Reads habit out of hourly counts. Clocks and days are those of the zone, so a change to summer time moves
 * nothing; every bucket is counted once. */
export function habitOf(histogram: Histogram, to: string, zone: string): Habit {
  const since = Date.parse(to) - LATEST_DAYS * DAY_MILLIS;
  const cells = new Map<string, HabitCell>();
  const tools = new Map<string, Map<string, number>>();
  const days: string[] = [];
  for (const bucket of histogram.buckets) {
    const start = new Date(bucket.start);
    const face = clockface(start, zone);
    const day = `${face.year}-${String(face.month).padStart(2, '0')}-${String(face.day).padStart(2, '0')}`;
    if (days.at(-1) !== day) days.push(day);
    const key = `${face.weekday} ${face.hour}`;
    const cell = cells.get(key) ?? empty(face.weekday, face.hour);
    if (start.getTime() >= since) cell.latest += bucket.total;
    else cell.before += bucket.total;
    cells.set(key, cell);
    for (const [tool, found] of Object.entries(bucket.by ?? {})) {
      const perDay = tools.get(tool) ?? new Map<string, number>();
      perDay.set(day, (perDay.get(day) ?? 0) + found);
      tools.set(tool, perDay);
    }
  }
  const all = [...cells.values()];
  const comparable = all.some((cell) => cell.before > 0);
  const known = new Set(all.filter((cell) => cell.before > 0).flatMap(around));
  for (const cell of all) cell.unusual = comparable && cell.latest > 0 && !known.has(sortOfHour(cell));
  return {
    days,
    tools: [...tools]
      .map(([tool, perDay]) => toolDays(tool, perDay, days))
      .filter((one) => one.total > 0)
      .sort((one, other) => other.total - one.total),
    week: WEEKDAYS.map((day) => HOURS.map((hour) => cells.get(`${day} ${hour}`) ?? empty(day, hour))),
    total: all.reduce((sum, cell) => sum + cell.before + cell.latest, 0),
    unusual: all.filter((cell) => cell.unusual).length,
    comparable,
  };
}

const WEEKEND: readonly string[] = ['Sat', 'Sun'];

/** Working days count as one: few people do anything at the same hour of every Tuesday. */
const sortOfHour = (cell: HabitCell, later = 0) =>
  `${WEEKEND.includes(cell.weekday)} ${(cell.hour + later + 24) % 24}`;

const around = (cell: HabitCell) => [-1, 0, 1].map((later) => sortOfHour(cell, later));

const empty = (weekday: string, hour: number): HabitCell => ({
  weekday,
  hour,
  before: 0,
  latest: 0,
  unusual: false,
});

function toolDays(tool: string, perDay: Map<string, number>, days: string[]): ToolDays {
  const counts = days.map((day) => perDay.get(day) ?? 0);
  return { tool, total: counts.reduce((sum, one) => sum + one, 0), days: counts };
}

/** How dark a cell is drawn, 0 to 4: each step is about four times as much as the one before. */
export function shade(value: number): 0 | 1 | 2 | 3 | 4 {
  if (value <= 0) return 0;
  if (value < 4) return 1;
  if (value < 16) return 2;
  return value < 64 ? 3 : 4;
}
