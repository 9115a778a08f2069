import type { Period } from '../api/evidence';

/** What the address of Evidence holds: days of UTC, both within the period, and the reports chosen. */
export interface EvidenceSearch {
  from?: string;
  to?: string;
  /** Ids joined by commas; every report when absent, and `none` of them. */
  reports?: string;
}

export interface Days {
  from: string;
  to: string;
}

const DAY_MILLIS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const IDS = /^(none|R\d{1,3}(,R\d{1,3}){0,63})$/;

/** Reads an address; what makes no sense is left out. */
export function evidenceSearch(search: Record<string, unknown>): EvidenceSearch {
  const { from, to, reports } = search;
  return {
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
    ...(typeof reports === 'string' && IDS.test(reports) ? { reports } : {}),
  };
}

function isDay(text: unknown): text is string {
  return typeof text === 'string' && DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

const day = (year: number, month: number, date: number) =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);

/** The periods that are asked for most. */
export function usualPeriods(now: Date): (Days & { name: string })[] {
  const year = now.getUTCFullYear();
  const month = now.getUTCMonth();
  const date = now.getUTCDate();
  const quarter = month - (month % 3);
  const today = day(year, month, date);
  return [
    { name: 'This quarter', from: day(year, quarter, 1), to: today },
    { name: 'Last quarter', from: day(year, quarter - 3, 1), to: day(year, quarter, 0) },
    { name: 'Last month', from: day(year, month - 1, 1), to: day(year, month, 0) },
    { name: 'Last 30 days', from: day(year, month, date - 29), to: today },
  ];
}

/** The days of an address; this quarter where it names none. */
export function daysOf(search: EvidenceSearch, now: Date): Days {
  const { from, to } = usualPeriods(now)[0] as Days;
  return { from: search.from ?? from, to: search.to ?? to };
}

/** The moments of some days, or nothing when they end before they begin. */
export function periodOf({ from, to }: Days): Period | undefined {
  if (from > to) return undefined;
  const after = new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MILLIS);
  return { from: `${from}T00:00:00Z`, to: `${after.toISOString().slice(0, 10)}T00:00:00Z` };
}

/** Which of the reports there are were chosen, in their order. */
export function chosenOf(search: EvidenceSearch, all: readonly string[]): string[] {
  if (search.reports === undefined) return [...all];
  const chosen = new Set(search.reports.split(','));
  return all.filter((id) => chosen.has(id));
}

/** The address after one report was chosen or let go. */
export function withReport(search: EvidenceSearch, all: readonly string[], id: string): EvidenceSearch {
  const chosen = new Set(chosenOf(search, all));
  if (!chosen.delete(id)) chosen.add(id);
  return withReports(
    search,
    all.filter((one) => chosen.has(one)),
    chosen.size === all.length,
  );
}

/** The address after all reports were let go, or chosen where not all were. */
export function withAllOrNone(search: EvidenceSearch, all: readonly string[]): EvidenceSearch {
  return withReports(search, [], chosenOf(search, all).length < all.length);
}

function withReports(search: EvidenceSearch, chosen: string[], areAll: boolean): EvidenceSearch {
  const { reports: _, ...rest } = search;
  return areAll ? rest : { ...rest, reports: chosen.join(',') || 'none' };
}
