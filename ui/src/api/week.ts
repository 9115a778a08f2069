import type { Event } from './event';
import type { Page } from './events';
import type { Finding } from './findings';
import type { Named } from './people';
import { get } from './request';
import type { Sight } from './sight';

export type Topic = 'gained' | 'lost' | 'credentials' | 'settings';

type Count = NonNullable<Page['count']>;

/** Events of one kind, those nobody expected first. */
export interface WeekTopic {
  topic: Topic;
  query: string;
  count: Count;
  /** In the week before. */
  before: Count;
  events: Event[];
}

/** An account that acted for the first time. */
export interface Newcomer {
  account: string;
  name: string;
  behind?: Named;
  kind?: 'person' | 'machine';
  first: string;
  events: number;
}

/** What is granted or set, as a tool's answers tell it. */
export interface Fact {
  fact: 'right' | 'setting' | 'credential' | 'account' | 'membership';
  [member: string]: unknown;
}

export interface FactChange {
  when: string;
  before?: Fact;
  after?: Fact;
}

export interface WeekFindings {
  opened: number;
  closed: Record<string, number>;
  waiting: Record<string, number>;
  worst: Finding[];
}

export interface Gap {
  source: string;
  from: string;
  to: string;
  reason: string;
  closed: boolean;
}

/** Seven days on one page. */
export interface Week {
  since: string;
  until: string;
  topics: WeekTopic[];
  newcomers: { count: number; accounts: Newcomer[]; beginnings: string[] };
  unexplained?: { count: number; changes: FactChange[] };
  findings?: WeekFindings;
  unseen: { sight: Sight; gaps: Gap[]; unmapped: Count; unreadable: Count };
  as_of: number;
}

export const readWeek = (until: string | undefined) => get<Week>('/week', { until });
