import type { PostureFilter, PostureResult, Severity } from '../api/posture';

/** What the address of Posture holds: the same list with the same thing open, for whoever it is sent to. */
export interface PostureSearch extends PostureFilter {
  /** The check and the thing that are open. */
  open?: string;
  thing?: string;
}

const RESULTS: readonly string[] = ['fails', 'excepted', 'unknown'];
const SEVERITIES: readonly string[] = ['low', 'medium', 'high', 'critical'];
const TEXT_MAX = 200;
const THING_MAX = 4000;

/** Reads an address; what makes no sense is left out rather than guessed. */
export function postureSearch(search: Record<string, unknown>): PostureSearch {
  const out: PostureSearch = {};
  if (RESULTS.includes(String(search.result))) out.result = search.result as PostureResult;
  if (SEVERITIES.includes(String(search.severity))) out.severity = search.severity as Severity;
  const check = text(search.check, TEXT_MAX);
  const tool = text(search.tool, TEXT_MAX);
  const q = text(search.q, TEXT_MAX);
  const open = text(search.open, TEXT_MAX);
  const thing = text(search.thing, THING_MAX);
  if (check) out.check = check;
  if (tool) out.tool = tool;
  if (q) out.q = q;
  if (open && thing) {
    out.open = open;
    out.thing = thing;
  }
  return out;
}

function text(value: unknown, most: number): string {
  return value === undefined || value === null ? '' : String(value).slice(0, most);
}
