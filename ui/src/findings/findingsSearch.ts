import type { FindingFilter, FindingSeverity, FindingState } from '../api/findings';

/** What the address of Findings holds: the same list with the same finding open, for whoever it is sent to. */
export interface FindingsSearch extends FindingFilter {
  /** The key of the finding that is open. */
  open?: string;
}

const STATES: readonly string[] = ['open', 'acknowledged', 'resolved', 'suppressed'];
const SEVERITIES: readonly string[] = ['informational', 'low', 'medium', 'high', 'critical'];
const EMITTERS: readonly string[] = ['detection', 'behaviour', 'posture', 'completeness', 'access'];
const TEXT_MAX = 200;
const PATH_MAX = 1100;
const KEY = /^[0-9a-f]{16,64}$/;

/** Reads an address; what makes no sense is left out rather than guessed. */
export function findingsSearch(search: Record<string, unknown>): FindingsSearch {
  const out: FindingsSearch = {};
  if (STATES.includes(String(search.state))) out.state = search.state as FindingState;
  if (SEVERITIES.includes(String(search.severity))) out.severity = search.severity as FindingSeverity;
  if (EMITTERS.includes(String(search.emitter))) out.emitter = String(search.emitter);
  for (const name of ['rule', 'subject', 'assigned', 'q'] as const) {
    const value = text(search[name], TEXT_MAX);
    if (value) out[name] = value;
  }
  const resource = text(search.resource, PATH_MAX);
  if (resource) out.resource = resource;
  if (KEY.test(String(search.open))) out.open = String(search.open);
  return out;
}

function text(value: unknown, most: number): string {
  return value === undefined || value === null ? '' : String(value).slice(0, most);
}
