import { get, write } from './request';

export const FORMS = ['webhook', 'slack', 'teams', 'pagerduty', 'mail', 'syslog'] as const;
export type Form = (typeof FORMS)[number];

export const SEVERITIES = ['informational', 'low', 'medium', 'high', 'critical'] as const;

/** What became of a message. */
export interface Told {
  at: string;
  /** The position of what it was about; absent for a try-out. */
  about?: number;
  rule?: string;
  outcome: 'sent' | 'given-up' | 'left-out';
  attempts: number;
  problem?: string;
}

/** Somebody or something that is told. */
export interface Destination {
  name: string;
  form: Form;
  address: string;
  /** Of a mail: from whom, then to whom. */
  receivers: string[];
  least: string;
  rules: string[];
  resources: string[];
  quiet?: string;
  waiting: number;
  last?: Told;
}

export interface NewDestination {
  name: string;
  form: Form;
  address?: string | undefined;
  secret?: string | undefined;
  receivers?: string[] | undefined;
  least: string;
  rules?: string[] | undefined;
  resources?: string[] | undefined;
  quiet?: string | undefined;
}

export const readDestinations = () => get<{ destinations: Destination[] }>('/destinations');

/** Adds one; the secret its messages are signed with is in this answer and in no other. */
export const addDestination = (destination: NewDestination) =>
  write<{ secret?: string }>('POST', '/destinations', destination);
export const removeDestination = (name: string) =>
  write<void>('DELETE', `/destinations/${encodeURIComponent(name)}`);
export const tryOut = (name: string) =>
  write<{ sent: boolean; problem?: string }>('POST', `/destinations/${encodeURIComponent(name)}/try-out`, {});
export const readLog = (name: string) =>
  get<{ entries: Told[] }>(`/destinations/${encodeURIComponent(name)}/log`);
export const tellAgain = (name: string, about: number) =>
  write<void>('POST', `/destinations/${encodeURIComponent(name)}/again`, { about });
