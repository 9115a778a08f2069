import type { Page } from './events';
import { address, get } from './request';

/** A report a pack may hold. */
export interface Report {
  id: string;
  title: string;
  shows: string;
  /** What nobody may conclude from it. */
  lacks: string;
  query: string;
}

/** From the first moment to the first one after it. */
export interface Period {
  from: string;
  to: string;
}

export const readReports = () => get<{ reports: Report[] }>('/evidence/reports');

/** How many rows a query has in a period, and what could not have been seen; no row itself. */
export const readRows = (q: string, period: Period, asOf?: string, signal?: AbortSignal) =>
  get<Page>('/events', { q, ...period, as_of: asOf, limit: 1 }, signal);

/** Where the signed zip is taken from. */
export const packAddress = (reports: readonly string[], period: Period, asOf: string | undefined) =>
  address('/evidence/pack', { reports: reports.join(','), ...period, as_of: asOf });
