import type { HourCounts, SourceStatus } from '../api/sources';

const HOUR_MILLIS = 3_600_000;

/** The hours from the first asked for to now, those of which nothing came among them. */
export function everyHour({ since, until, hours }: Pick<SourceStatus, 'since' | 'until' | 'hours'>) {
  const known = new Map(hours.map((each) => [new Date(each.hour).getTime(), each]));
  const all: HourCounts[] = [];
  for (let at = new Date(since).getTime(); at <= new Date(until).getTime(); at += HOUR_MILLIS) {
    all.push(known.get(at) ?? nothing(new Date(at).toISOString()));
  }
  return all;
}

const nothing = (hour: string): HourCounts => ({
  hour,
  received: 0,
  unmapped: 0,
  unreadable: 0,
  duplicate: 0,
  refused: 0,
  late: 0,
  bytes: 0,
});
