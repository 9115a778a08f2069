import { type Range, rangeOf, rangeText } from '../time/range';

/** What the address of Explore holds: sent to a colleague, it shows the same. */
export interface ExploreSearch {
  /** The query's text. */
  q?: string;
  /** The range, when it is not the default. */
  range?: string;
  /** The event whose drawer is open. */
  event?: string;
  /** True while events are followed live. */
  live?: boolean;
}

const QUERY_LETTERS_MAX = 4000;

/** Reads an address; what makes no sense is left out rather than guessed. */
export function exploreSearch(search: Record<string, unknown>): ExploreSearch {
  const out: ExploreSearch = {};
  const q = search.q === undefined ? '' : String(search.q).slice(0, QUERY_LETTERS_MAX);
  if (q.trim()) out.q = q;
  const range = rangeText(rangeOf(search.range));
  if (search.range !== undefined && range !== rangeText(rangeOf(undefined))) out.range = range;
  const event = search.event === undefined ? '' : String(search.event);
  if (/^\d+\.\d+$/.test(event)) out.event = event;
  if (search.live === true || search.live === 'true') out.live = true;
  return out;
}

export const rangeIn = (search: ExploreSearch): Range => rangeOf(search.range);
