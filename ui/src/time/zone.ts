/** A time zone as chosen: `local` follows the browser, everything else is an IANA name. */
export type ZoneChoice = 'local' | 'UTC' | string;

/** The IANA name behind a choice; an unknown name falls back to UTC, which is always offered. */
export function zoneName(choice: ZoneChoice): string {
  const name = choice === 'local' ? Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC' : choice;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    return 'UTC';
  }
}

/** What to call a zone on a button: its city, or UTC. */
export function zoneLabel(zone: string): string {
  if (zone === 'UTC' || zone === 'Etc/UTC') return 'UTC';
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

export interface Clockface {
  year: number;
  month: number;
  day: number;
  weekday: string;
  hour: number;
  minute: number;
  second: number;
  /** `+01:00`; UTC is `+00:00`. */
  offset: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      timeZoneName: 'longOffset',
    });
    formats.set(zone, format);
  }
  return format;
}

/** What calendar and clock show in a zone at an instant. */
export function clockface(instant: Date, zone: string): Clockface {
  const parts: Record<string, string> = {};
  for (const part of formatIn(zone).formatToParts(instant)) parts[part.type] = part.value;
  const number = (name: string) => Number(parts[name]);
  const offset = (parts.timeZoneName ?? 'GMT').replace('GMT', '').replace('\u2212', '-');
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    weekday: parts.weekday ?? '',
    hour: number('hour'),
    minute: number('minute'),
    second: number('second'),
    offset: offset === '' ? '+00:00' : offset,
  };
}
