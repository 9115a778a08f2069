import type { Event } from './event';
import type { Named } from './people';
import type { Severity as CheckSeverity } from './posture';
import type { Question, Role, Said } from './questions';
import { get, write } from './request';
import type { Sight } from './sight';

export type FindingSeverity = CheckSeverity | 'informational';
export type FindingState = 'open' | 'acknowledged' | 'resolved' | 'suppressed';

/** What a finding turned out to be. */
export type Disposition =
  | 'true-positive'
  | 'benign-expected'
  | 'false-positive'
  | 'duplicate'
  | 'test'
  | 'insufficient-data'
  | 'mended';

/** Something worth a look. */
export interface Finding {
  key: string;
  emitter: 'detection' | 'behaviour' | 'posture' | 'completeness' | 'access';
  rule: string;
  title: string;
  sentence: string;
  severity: FindingSeverity;
  /** Whether one match is enough to say that something is wrong. */
  certain: boolean;
  retrospective: boolean;
  state: FindingState;
  /** What a decision names, so that nobody decides on what they did not see. */
  version: number;
  since: string;
  /** How often it came back after it was closed. */
  returned: number;
  assigned?: Named;
  subject?: About;
  resource: string;
  count: number;
  first: string;
  last: string;
  disposition?: Disposition;
  suppression?: number;
}

/** Whom it is about. */
export interface About extends Named {
  kind: 'person' | 'machine' | 'account';
}

export interface FindingsPage {
  items: Finding[];
  next?: string;
  count: number;
  states: Record<FindingState, number>;
  severities: Record<FindingSeverity, number>;
  forgotten: number;
  as_of: number;
}

export type Deed =
  | 'raised'
  | 'returned'
  | 'assigned'
  | 'acknowledged'
  | 'resolved'
  | 'reopened'
  | 'suppressed'
  | 'withdrawn'
  | 'woke'
  | 'noted'
  | 'asked'
  | 'answered';

/** One thing that was done about it, or that happened to it. */
export interface Step {
  when: string;
  deed: Deed;
  /** Who did it; Gatehouse itself where absent. */
  by?: Named;
  to?: Named;
  disposition?: Disposition;
  /** As what somebody was asked. */
  role?: Role;
  /** What they answered. */
  answer?: Said;
  text: string;
}

/** How many events a query finds between two times. */
export interface Counted {
  query: string;
  from: string;
  to: string;
  count: number;
  capped: boolean;
}

export interface Suppression {
  number: number;
  finding: string;
  rule: string;
  subject: string;
  resource: string;
  owner: string;
  reason: string;
  until: string;
  by: Named;
  since: string;
  counted: number;
  holds: boolean;
  woke: boolean;
  ended?: string;
}

/** What whoever it is about may do now. */
export interface Reach {
  accounts: string[];
  resources: number;
  permissions: Record<string, number>;
  rights: { account: string; permissions: string[]; resource: string; through: string[] }[];
  count: number;
}

/** One of them, with all that is known. */
export interface WholeFinding {
  finding: Finding;
  why: string;
  steps: string[];
  references: string[];
  attack: string[];
  benign: string[];
  group: string[];
  events: Event[];
  /** How many events could not be shown. */
  missing: number;
  usual?: { days: number; by_subject: Counted; by_anybody: Counted };
  reach?: Reach;
  similar: Finding[];
  sight: Sight;
  history: Step[];
  questions: Question[];
  suppression?: Suppression;
  precision: { dispositions: Partial<Record<Disposition, number>>; share?: number };
}

export interface FindingFilter {
  state?: FindingState;
  severity?: FindingSeverity;
  emitter?: string;
  rule?: string;
  subject?: string;
  resource?: string;
  assigned?: string;
  q?: string;
}

const PAGE_ITEMS = 200;

export const readFindings = (filter: FindingFilter, after?: string) =>
  get<FindingsPage>('/findings', { ...filter, after, limit: PAGE_ITEMS });
export const readFinding = (key: string) => get<WholeFinding>(`/findings/${key}`);

/** What the access model would have to say for a finding's events to be expected. */
export interface Expectation {
  name: string;
  text: string;
  events: number;
  left_out: string[];
}

export const readExpectation = (key: string) => get<Expectation>(`/findings/${key}/expectation`);

const decide = (key: string, what: string, asked: object) =>
  write<Finding>('POST', `/findings/${key}/${what}`, asked);

export const acknowledge = ({ key, version }: Finding) => decide(key, 'acknowledgement', { version });
export const assign = ({ key, version }: Finding, to: string) => decide(key, 'assignment', { version, to });
export const resolve = ({ key, version }: Finding, disposition: Disposition, reason: string) =>
  decide(key, 'resolution', { version, disposition, reason });
export const reopen = ({ key, version }: Finding, reason: string) =>
  decide(key, 'reopening', { version, reason });
export const note = (key: string, text: string) => decide(key, 'notes', { text });

export const suppress = (asked: {
  finding: string;
  reach: 'finding' | 'subject' | 'rule';
  resource?: string;
  owner: string;
  reason: string;
  until: string;
}) => write<Suppression>('POST', '/suppressions', asked);
export const withdrawSuppression = (number: number, reason: string) =>
  write<Suppression>('POST', `/suppressions/${number}/withdrawal`, { reason });
