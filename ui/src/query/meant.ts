import type { QueryMark } from '../api/request';

/** The query with the word in it that was probably meant, when the suggestion names one (`did you mean
 * actor?`); undefined when it is advice. */
export function meant(q: string, mark: QueryMark): string | undefined {
  const word = /^did you mean (\S+)\?$/i.exec(mark.suggestion ?? '')?.[1];
  if (!word) return undefined;
  const from = mark.column;
  const to = from + (mark.length ?? 1);
  // A suggested `is:denied` may stand for what comes after an `is:` that is already there.
  const prefix = /^[\w.]+:/.exec(word)?.[0] ?? '';
  const known = prefix !== '' && q.slice(0, from).toLowerCase().endsWith(prefix);
  return q.slice(0, from) + (known ? word.slice(prefix.length) : word) + q.slice(to);
}
