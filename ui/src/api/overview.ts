import type { Event } from './event';
import type { Answered } from './events';
import { get } from './request';
import type { Source } from './sources';

export interface Overview extends Answered {
  since: string;
  /** How many events since then. */
  events: number | { value: number; capped: boolean };
  privileged: Event[];
  sources: Source[];
  questions: { title: string; query: string; range?: string }[];
  last_visit?: string;
}

export const readOverview = (since: string | undefined) => get<Overview>('/overview', { since });
