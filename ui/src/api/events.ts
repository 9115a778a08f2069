import type { Event } from './event';
import { get } from './request';
import type { Sight } from './sight';

/** What is asked: the query's text and a window in time; an absent bound is open. */
export interface Asked {
  q: string;
  from?: string | undefined;
  to?: string | undefined;
}

export interface Page {
  events: Event[];
  /** The cursor of the following page; absent at the end. */
  next?: string;
  count: { value: number; capped: boolean };
  as_of: string | number;
  sight: Sight;
}

export interface Facet {
  key: string;
  values: { value: string; label?: string; count: number }[];
  /** Sources that do not report this at all. */
  blind?: string[];
}

export interface Histogram {
  from: string;
  to: string;
  bucket_seconds: number;
  buckets: { start: string; total: number; by?: Record<string, number> }[];
}

export interface RelatedQuery {
  query: string;
  count: number;
  capped?: boolean;
}

export interface EventDetail {
  event: Event;
  sentence: string;
  raw_available?: boolean;
  delivery?: { position: number; channel: string; received: string; trust: string; authenticated_by: string };
  related?: Partial<Record<'session' | 'credential' | 'address' | 'run', RelatedQuery>>;
}

export interface Proof {
  index: number;
  leaf: string;
  path: string[];
  checkpoint: string;
  text: string;
}

export const PAGE_EVENTS = 200;
export const FACET_KEYS = [
  'outcome',
  'kind',
  'actor',
  'credential',
  'permission',
  'verb',
  'source',
  'environment',
  'country',
];
const FACET_VALUES = 8;
export const HISTOGRAM_BUCKETS = 96;

const bounds = (asked: Asked) => ({ q: asked.q, from: asked.from, to: asked.to });

export const readPage = (
  asked: Asked,
  after: string | undefined,
  asOf: string | undefined,
  signal?: AbortSignal,
) => get<Page>('/events', { ...bounds(asked), after, as_of: asOf, limit: PAGE_EVENTS }, signal);

export const readFacets = (asked: Asked, signal?: AbortSignal) =>
  get<{ facets: Facet[] }>(
    '/events/facets',
    { ...bounds(asked), keys: FACET_KEYS.join(','), top: FACET_VALUES },
    signal,
  );

export const readHistogram = (asked: Asked, signal?: AbortSignal) =>
  get<Histogram>(
    '/events/histogram',
    { ...bounds(asked), buckets: HISTOGRAM_BUCKETS, stack: 'outcome' },
    signal,
  );

export const readValues = (key: string, prefix: string, signal?: AbortSignal) =>
  get<{ values: { value: string; count: number }[] }>('/events/values', { key, prefix, top: 12 }, signal);

export interface QueryKey {
  key: string;
  aliases?: string[];
  meaning: string;
  example?: string;
}

export const readKeys = () => get<{ keys: QueryKey[] }>('/query/keys');

/** One event. The API may lay the event's own members beside the rest or under `event`. */
export async function readEvent(id: string, signal?: AbortSignal): Promise<EventDetail> {
  const answer = await get<Record<string, unknown>>(`/events/${encodeURIComponent(id)}`, {}, signal);
  const event = (answer.event ?? answer) as Event;
  return {
    ...(answer as unknown as EventDetail),
    event,
    sentence: String(answer.sentence ?? event.sentence ?? ''),
  };
}

export const readRaw = (id: string, signal?: AbortSignal) =>
  get<{ text?: string; redacted?: string; content_type?: string; reduced?: boolean }>(
    `/events/${encodeURIComponent(id)}/raw`,
    {},
    signal,
  );

export const readProof = (id: string, signal?: AbortSignal) =>
  get<Proof>(`/events/${encodeURIComponent(id)}/proof`, {}, signal);
