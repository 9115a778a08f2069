import type { AccountState, Basis, Comparison, DifferenceFilter } from '../api/access';

/** What the addresses of Access hold: the same list, narrowed in the same way, for whoever they are sent to. */
export interface DifferenceSearch extends DifferenceFilter {
  compare?: Comparison;
}

export interface AccountsSearch {
  state?: AccountState;
}

export interface ResourceSearch {
  path: string;
  permission?: string;
  /** The list that is shown; who can when absent. */
  show?: 'changed';
}

export const COMPARISONS: readonly Comparison[] = [
  'used-not-expected',
  'used-not-granted',
  'granted-not-expected',
  'granted-not-used',
  'expected-not-granted',
];
export const PERMISSIONS: readonly string[] = [
  'read',
  'secret',
  'write',
  'run',
  'approve',
  'deploy',
  'admin',
];
const BASES: readonly string[] = ['never', 'governed', 'decided', 'none'];
const STATES: readonly string[] = ['orphaned', 'left', 'dormant'];
const TEXT_MAX = 4000;

/** Reads an address; what makes no sense is left out rather than guessed. */
export function differenceSearch(search: Record<string, unknown>): DifferenceSearch {
  const out: DifferenceSearch = {};
  if (COMPARISONS.includes(search.compare as Comparison)) out.compare = search.compare as Comparison;
  if (BASES.includes(String(search.basis))) out.basis = search.basis as Basis;
  for (const name of ['person', 'source', 'below'] as const) {
    const value = text(search[name]);
    if (value) out[name] = value;
  }
  return out;
}

export function accountsSearch(search: Record<string, unknown>): AccountsSearch {
  return STATES.includes(String(search.state)) ? { state: search.state as AccountState } : {};
}

export function resourceSearch(search: Record<string, unknown>): ResourceSearch {
  const out: ResourceSearch = { path: text(search.path) };
  if (PERMISSIONS.includes(String(search.permission))) out.permission = String(search.permission);
  if (search.show === 'changed') out.show = 'changed';
  return out;
}

/** What the address of a credential holds: its fingerprint. */
export interface CredentialSearch {
  fingerprint: string;
}

export const credentialSearch = (search: Record<string, unknown>): CredentialSearch => ({
  fingerprint: text(search.fingerprint),
});

function text(value: unknown): string {
  return value === undefined || value === null ? '' : String(value).slice(0, TEXT_MAX);
}
