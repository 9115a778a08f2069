import type { Named } from './people';
import { get, write } from './request';

export type Severity = 'low' | 'medium' | 'high' | 'critical';
export type PostureResult = 'fails' | 'excepted' | 'unknown';

/** What one check says of one thing. */
export interface Stands {
  check: string;
  title: string;
  severity: Severity;
  theme: string;
  /** What the thing is called. */
  subject: string;
  resource: string;
  account: string;
  result: 'fails' | 'unknown';
  /** What would have to be seen, where it is unknown. */
  missing: string[];
  says: string;
  since?: string;
  cause?: string;
  owner?: Named;
  /** The team whose resource it is, as the access model says. */
  team?: string;
  exception?: PostureException;
}

/** Who lets it stand, why and until when. */
export interface PostureException {
  owner: string;
  reason: string;
  until: string;
  by: string;
  since: string;
}

/** A check and how many things it says what of. */
export interface CheckCounts {
  check: string;
  title: string;
  severity: Severity;
  theme: string;
  tools: string[];
  fails: number;
  excepted: number;
  unknown: number;
  passes: number;
}

export interface PosturePage {
  items: Stands[];
  next?: string;
  count: number;
  results: Partial<Record<PostureResult | 'passes', number>>;
  severities: Partial<Record<Severity, number>>;
  checks: CheckCounts[];
  /** When the checks were last asked; absent before they were. */
  asked?: string;
}

/** What was said otherwise than before. */
export interface Drift {
  before: string;
  after: string;
  when: string;
  /** The id of the event that did it, or a word. */
  cause: string;
}

/** One of them, with all that is known. */
export interface WholeStands {
  stands: Stands;
  why: string;
  references: string[];
  asks: string;
  fix?: string;
  facts: { name: string; value: string }[];
  history: Drift[];
}

export interface PostureFilter {
  result?: PostureResult;
  severity?: Severity;
  check?: string;
  tool?: string;
  q?: string;
}

const PAGE_ITEMS = 200;

export const readPosture = (filter: PostureFilter, after?: string) =>
  get<PosturePage>('/posture', { ...filter, after, limit: PAGE_ITEMS });
export const readStands = (check: string, subject: string) =>
  get<WholeStands>('/posture/one', { check, subject });

export const exceptPosture = (asked: {
  check: string;
  subject: string;
  owner: string;
  reason: string;
  until: string;
}) => write<void>('POST', '/posture/exceptions', asked);
export const withdrawException = (asked: { check: string; subject: string; reason: string }) =>
  write<void>('POST', '/posture/withdrawals', asked);
