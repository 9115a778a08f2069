/** What the address of the week holds: where it ends, so that whoever it is sent to sees the same seven days. */
export interface WeekSearch {
  until?: string;
}

const WEEK_MILLIS = 7 * 86_400_000;

/** Reads an address; a time that is none is left out. */
export function weekSearch(search: Record<string, unknown>): WeekSearch {
  const until = new Date(String(search.until ?? ''));
  return Number.isNaN(until.getTime()) ? {} : { until: until.toISOString() };
}

/** The week so many weeks after one that ends then; the one that ends now has no time of its own. */
export function weekAfter(until: string, weeks: number, now = new Date()): WeekSearch {
  const end = Date.parse(until) + weeks * WEEK_MILLIS;
  return end >= now.getTime() - 60_000 ? {} : { until: new Date(end).toISOString() };
}

/** Where the week begins that ends then. */
export const weekBefore = (until: string) => new Date(Date.parse(until) - WEEK_MILLIS).toISOString();
