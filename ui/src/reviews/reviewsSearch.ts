import type { Shown } from '../api/reviews';

/** What the address of Reviews holds: which review, and which of its lines. */
export interface ReviewsSearch {
  id?: string;
  /** Which lines; what changed since the last review without it. */
  show?: Exclude<Shown, 'changed'>;
  /** Only those that wait for whoever looks. */
  yours?: boolean;
  q?: string;
}

const LETTERS_MAX = 200;

/** Reads an address; what makes no sense is left out rather than guessed. */
export function reviewsSearch(search: Record<string, unknown>): ReviewsSearch {
  const out: ReviewsSearch = {};
  if (/^[0-9]{1,15}$/.test(String(search.id ?? ''))) out.id = String(search.id);
  if (search.show === 'all' || search.show === 'to-go') out.show = search.show;
  if (String(search.yours) === 'true') out.yours = true;
  const q = String(search.q ?? '').slice(0, LETTERS_MAX);
  if (q) out.q = q;
  return out;
}
