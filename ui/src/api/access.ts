import type { Event } from './event';
import type { Named } from './people';
import { get } from './request';

/** Where two of the three answers differ. */
export type Comparison =
  | 'used-not-expected'
  | 'granted-not-expected'
  | 'granted-not-used'
  | 'used-not-granted'
  | 'expected-not-granted';

export type Basis = 'never' | 'governed' | 'decided' | 'none';

/** What a comparison does not say of a place, and why. */
export interface Unseen {
  place: string;
  why: string;
  holders: number;
}

export interface ComparisonCount {
  name: Comparison;
  rows: number;
  unseen: Unseen[];
}

/** One holder, what they may or did, and why it stands there. */
export interface Difference {
  person?: Named;
  kind?: 'person' | 'machine';
  account: string;
  permissions: string[];
  resource: string;
  basis: Basis;
  says: string;
  /** How they come by the right, outermost first. */
  through: string[];
  /** The line of the model, as `file:line`. */
  line?: string;
  events: number;
  last?: string;
  /** Finds what was done with it. */
  query: string;
}

export interface DifferencePage {
  rows: Difference[];
  next?: string;
  count: number;
  unseen: Unseen[];
}

export interface DifferenceFilter {
  person?: string;
  source?: string;
  basis?: Basis;
  below?: string;
}

/** One way somebody may do something. */
export interface Ability {
  person?: Named;
  kind?: 'person' | 'machine';
  account: string;
  permissions: string[];
  /** Where it is given. */
  right: string;
  through: string[];
  named: string;
  /** They could not, but may give it to themselves. */
  one_step_away: boolean;
  expected: string[];
  not_expected: string[];
  events: number;
  last?: string;
  example?: string;
}

export interface WhoCanPage {
  resource: string;
  at: string;
  can: Ability[];
  next?: number;
  count: number;
  modelled: boolean;
  unseen: string[];
}

/** Something that changed and can have reached a resource. */
export interface Change {
  when: string;
  kind: string;
  /** Steps from the resource. */
  distance: number;
  way: 'itself' | 'above' | 'beside' | 'used-by-its-runs';
  resource: string;
  explained: boolean;
  event?: Event;
  facts: unknown[];
}

export interface WhatChanged {
  resource: string;
  from: string;
  before: string;
  changed: Change[];
  whole: boolean;
  unseen: string[];
}

export type AccountState = 'orphaned' | 'left' | 'dormant';

/** An account that may do something and should be looked at. */
export interface LooseAccount {
  state: AccountState;
  account: string;
  person?: Named;
  kind?: 'person' | 'machine';
  says: string;
  permissions: string[];
  resources: string[];
  rights: number;
  credentials: string[];
  last?: string;
}

export interface LooseAccountPage {
  identities: LooseAccount[];
  next?: number;
  count: number;
  states: Partial<Record<AccountState, number>>;
  unseen: { place: string; why: string }[];
}

const PAGE_ROWS = 200;

export const readComparisons = () => get<{ comparisons: ComparisonCount[] }>('/access/comparisons');
export const readDifferences = (name: Comparison, filter: DifferenceFilter, after?: string) =>
  get<DifferencePage>('/access/comparisons/one', { name, ...filter, after, limit: PAGE_ROWS });
export const readWhoCan = (resource: string, permission?: string, after?: number) =>
  get<WhoCanPage>('/access/who-can', { resource, permission, after, limit: PAGE_ROWS });
export const readWhatChanged = (resource: string, before?: string, from?: string) =>
  get<WhatChanged>('/access/what-changed', { resource, before, from });
export const readLooseAccounts = (state?: AccountState, after?: number) =>
  get<LooseAccountPage>('/access/identities', { state, after, limit: PAGE_ROWS });
