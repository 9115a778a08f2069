import type { Event, Verdict } from './event';
import { get, write } from './request';
import type { Sight } from './sight';

/** What is asked: the query's text and a window in time; an absent bound is open. */
export interface Asked {
  q: string;
  from?: string | undefined;
  to?: string | undefined;
  /** Where a day of the query begins. */
  zone?: string;
}

/** What every answer says of itself. */
export interface Answered {
  /** The last record of the journal it knows of. */
  as_of: string | number;
  sight: Sight;
}

export interface Page extends Answered {
  events: Event[];
  /** The cursor of the following page; absent at the end. */
  next?: string;
  count: { value: number; capped: boolean };
}

export interface Facet {
  key: string;
  values: { value: string; label?: string; count: number }[];
  /** How many values are not listed. */
  others?: number;
  /** Sources that do not report this at all. */
  blind?: string[];
  /** Sources that report only some of it. */
  partly?: string[];
}

export interface Facets extends Answered {
  facets: Facet[];
}

export interface Histogram extends Answered {
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

/** How the piece came in. */
export interface Delivery {
  position: number;
  channel: string;
  way?: string;
  received: string;
  trust: string;
  authenticated_by: string;
}

export interface EventDetail {
  event: Event;
  sentence: string;
  raw_available?: boolean;
  delivery?: Delivery;
  related?: Partial<Record<'session' | 'credential' | 'address' | 'run' | 'around', RelatedQuery>>;
}

/** Why an event has the verdict it has. */
export interface Explanation {
  id: string;
  verdict: Verdict;
  then: Verdict;
  sentence: string;
  why: string;
  steps: { basis: Verdict['basis']; decided: boolean; says: string }[];
  /** The line of the access model that came nearest to allowing it, and what was missing. */
  nearest?: { at: string; says: string };
}

export interface Proof {
  index: number;
  /** The bytes the tree commits to, base64. */
  leaf: string;
  path: string[];
  checkpoint: string;
  text: string;
}

export const PAGE_EVENTS = 200;
export const FACET_KEYS = [
  'verdict',
  'outcome',
  'kind',
  'actor',
  'credential',
  'permission',
  'verb',
  'source',
  'environment',
  'country',
  'reason',
];
const FACET_VALUES = 8;
/** How many values a facet shows when more of them are asked for. */
export const FACET_VALUES_MORE = 100;
export const HISTOGRAM_BUCKETS = 96;

const bounds = (asked: Asked) => ({ q: asked.q, from: asked.from, to: asked.to, zone: asked.zone });

export const readPage = (
  asked: Asked,
  after: string | undefined,
  asOf: string | undefined,
  signal?: AbortSignal,
) => get<Page>('/events', { ...bounds(asked), after, as_of: asOf, limit: PAGE_EVENTS }, signal);

export const readFacets = (asked: Asked, signal?: AbortSignal) =>
  get<Facets>('/events/facets', { ...bounds(asked), keys: FACET_KEYS.join(','), top: FACET_VALUES }, signal);

/** One facet with as many values as a person would still read. */
export const readFacet = (asked: Asked, key: string, signal?: AbortSignal) =>
  get<Facets>('/events/facets', { ...bounds(asked), keys: key, top: FACET_VALUES_MORE }, signal);

export const readHistogram = (asked: Asked, signal?: AbortSignal) =>
  get<Histogram>(
    '/events/histogram',
    { ...bounds(asked), buckets: HISTOGRAM_BUCKETS, stack: 'outcome' },
    signal,
  );

/** Counts divided by tool, fine enough for an hour each. */
export const readHourly = (asked: Asked, hours: number, signal?: AbortSignal) =>
  get<Histogram>('/events/histogram', { ...bounds(asked), buckets: hours, stack: 'tool' }, signal);

/** Several facets, each with a few values. */
export const readSome = (asked: Asked, keys: readonly string[], signal?: AbortSignal) =>
  get<Facets>('/events/facets', { ...bounds(asked), keys: keys.join(','), top: FACET_VALUES }, signal);

export interface Values extends Answered {
  values: { value: string; count: number }[];
}

/** A window in time; an absent bound is open. */
export type During = Pick<Asked, 'from' | 'to'>;

export const readValues = (key: string, prefix: string, { from, to }: During, signal?: AbortSignal) =>
  get<Values>('/events/values', { key, prefix, from, to, top: 12 }, signal);

export interface QueryKey {
  key: string;
  aliases?: string[];
  meaning: string;
  example?: string;
}

/** A named query, as in `is:privileged`. */
export interface Shorthand {
  name: string;
  definition: string;
  meaning: string;
}

export const readKeys = () => get<{ keys: QueryKey[]; shorthands: Shorthand[] }>('/query/keys');

export const readEvent = (id: string, signal?: AbortSignal) =>
  get<EventDetail>(`/events/${encodeURIComponent(id)}`, {}, signal);

export const readExplanation = (id: string, signal?: AbortSignal) =>
  get<Explanation>(`/events/${encodeURIComponent(id)}/verdict`, {}, signal);

/** The piece an event was read from, as text. */
export interface Raw {
  text: string;
  content_type: string;
  /** True when parts of its delivery were left out before it was kept. */
  reduced: boolean;
}

export const readRaw = (id: string, signal?: AbortSignal) =>
  get<Raw>(`/events/${encodeURIComponent(id)}/raw`, {}, signal);

/** The piece with its secrets; who asked and why is recorded first. */
/** Destroys what was received of an event; the answer names the record that says so. */
export const eraseEvent = (id: string, reason: string) =>
  write<{ tombstone: number }>('POST', '/erasures', { events: [id], reason });
export const revealRaw = (id: string, reason: string) =>
  write<Raw>('POST', `/events/${encodeURIComponent(id)}/reveal`, { reason });

export const readProof = (id: string, signal?: AbortSignal) =>
  get<Proof>(`/events/${encodeURIComponent(id)}/proof`, {}, signal);
