import type { Named } from './people';
import { get, write } from './request';

export interface ReviewCounts {
  lines: number;
  changed: number;
  high: number;
  undecided: number;
  /** Undecided ones whose reviewer is whoever asks. */
  yours: number;
  kept: number;
  reduced: number;
  revoked: number;
  asked: number;
  handed_over: number;
  gone: number;
  came_back: number;
}

/** A frozen list of who holds what, put before those who answer for it. */
export interface Review {
  id: number;
  name: string;
  state: 'open' | 'closed' | 'cut-off';
  overdue: boolean;
  due: string;
  opened: string;
  by: Named;
  as_of: string;
  /** SHA-256 over all its lines. */
  digest: string;
  rule: 'owner' | 'manager' | 'fallback';
  fallback: Named;
  scope: { below: string; permissions: string[]; standing: string[]; holder: string };
  counts: ReviewCounts;
  closing?: { when: string; by: Named; reason: string; undecided: number };
}

export type Decision = 'keep' | 'reduce' | 'revoke' | 'ask' | 'delegate' | 'not-mine' | 'undo';

/** What goes with a decision that cannot be made by a key alone. */
export interface Details {
  /** The reason, or what is asked. */
  text?: string;
  /** Of `reduce`, the permissions that are left. */
  keep?: string[];
  /** Of `delegate`, a person by id, name or address. */
  to?: string;
}

export interface ReviewLine {
  number: number;
  /** What a decision names, so that nobody decides on what they did not see. */
  version: number;
  state: 'open' | 'asked' | 'kept' | 'reduced' | 'revoked';
  says: string;
  who: {
    subject?: Named;
    standing: 'person' | 'left' | 'machine' | 'nobody' | 'group';
    account: string;
    account_name: string;
  };
  right: { permissions: string[]; resource: string; through: string[] };
  evidence: {
    given?: string;
    given_by?: string;
    given_event?: string;
    given_says: string;
    events: number;
    last?: string;
    unseen?: string;
    expected: string;
    line?: string;
    criticality?: string;
    conflicts: string[];
    peers: number;
    team: number;
    since: 'first' | 'same' | 'gained' | 'otherwise' | 'still-there';
  };
  advice: { decision: string; keep: string[]; because: string; says: string };
  /** Whether keeping it needs a reason. */
  high: boolean;
  unchanged: boolean;
  may_decide: boolean;
  reviewers: Named[];
  steps: { when: string; by: Named; decision: string; text: string }[];
  observed?: {
    state: 'handed-over' | 'observed-gone' | 'came-back' | 'cannot-tell';
    when?: string;
    event?: string;
    says: string;
  };
  hand_over?: string;
}

export type Shown = 'changed' | 'all' | 'to-go';

export interface LinesPage {
  review: Review;
  lines: ReviewLine[];
  count: number;
  next?: number;
}

export const readReviews = () => get<{ reviews: Review[] }>('/reviews');

export const readLines = (
  id: string,
  asked: { show?: Shown | undefined; yours?: boolean | undefined; q?: string | undefined },
  after: number | undefined,
) => get<LinesPage>(`/reviews/${encodeURIComponent(id)}/lines`, { ...asked, after });

export const openReview = (asked: { name: string; due: string; below?: string; rule: string }) =>
  write<Review>('POST', '/reviews', asked);

export const decide = (
  id: number,
  asked: Details & {
    lines: { number: number; version: number }[];
    decision: Decision;
    spent_millis: number;
  },
) => write<{ review: Review; lines: ReviewLine[] }>('POST', `/reviews/${id}/decisions`, asked);

export const closeReview = (id: number, reason: string) =>
  write<Review>('POST', `/reviews/${id}/closing`, reason ? { reason } : {});
