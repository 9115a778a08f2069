import { clockface } from './zone';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number) => String(value).padStart(2, '0');

/** The parts of a moment as rows show them; the offset is always among them. */
export interface Moment {
  /** `22 Nov`, with the year when it is not this one. */
  day: string;
  /** `14:31:07.218`, to the precision the tool sent. */
  clock: string;
  /** `+01:00` */
  offset: string;
}

/** A moment in a zone. The tool's own precision is kept: a second has no invented thousandths. */
export function moment(iso: string, zone: string, quality = 'exact', now = new Date()): Moment | undefined {
  const instant = new Date(iso);
  if (Number.isNaN(instant.getTime())) return undefined;
  const face = clockface(instant, zone);
  const year = face.year === clockface(now, zone).year ? '' : ` ${face.year}`;
  let clock = `${two(face.hour)}:${two(face.minute)}`;
  if (quality !== 'minute') clock += `:${two(face.second)}`;
  const fraction = /\.(\d{1,3})/.exec(iso)?.[1];
  if (fraction && quality !== 'minute' && quality !== 'second') clock += `.${fraction.padEnd(3, '0')}`;
  return { day: `${face.day} ${MONTHS[face.month - 1]}${year}`, clock, offset: face.offset };
}

/** A moment in full: `2026-11-22 14:31:07.218 +01:00`. */
export function fullMoment(iso: string, zone: string): string {
  const instant = new Date(iso);
  if (Number.isNaN(instant.getTime())) return iso;
  const face = clockface(instant, zone);
  const fraction = /\.(\d{1,9})/.exec(iso)?.[1];
  const date = `${face.year}-${two(face.month)}-${two(face.day)}`;
  const clock = `${two(face.hour)}:${two(face.minute)}:${two(face.second)}${fraction ? `.${fraction}` : ''}`;
  return `${date} ${clock} ${face.offset}`;
}

/** A moment to the minute: `22 Nov 14:31 +01:00`. */
export function shortMoment(iso: string, zone: string): string {
  const shown = moment(iso, zone, 'minute');
  return shown ? `${shown.day} ${shown.clock} ${shown.offset}` : iso;
}

/** How long ago, in the largest unit that says it: `4 min ago`, `in 2 h`, `just now`. */
export function ago(iso: string | undefined, now = new Date()): string {
  if (!iso) return 'never';
  const seconds = Math.round((now.getTime() - new Date(iso).getTime()) / 1000);
  if (Number.isNaN(seconds)) return 'never';
  if (Math.abs(seconds) < 5) return 'just now';
  const span = duration(Math.abs(seconds));
  return seconds >= 0 ? `${span} ago` : `in ${span}`;
}

/** A span of time in one unit: `11 min`, `3 d`. */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 36 * 3600) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86400)} d`;
}

const groups = new Intl.NumberFormat('en', { useGrouping: true });

/** A count with thin separators, and a plus where counting stopped: `10 000+`. */
export function count(value: number, capped = false): string {
  return groups.format(value).replaceAll(',', '\u202f') + (capped ? '+' : '');
}
