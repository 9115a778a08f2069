import type { About } from './findings';
import { get } from './request';

/** A value, and how often it was had; 0 where it is a number itself. */
export interface UsualValue {
  value: string;
  count: number;
}

/** One line of a ledger: what was unusual, and what it gives. */
export interface LedgerEntry {
  when: string;
  family: string;
  /** The name of the signal, or of the detection. */
  signal: string;
  title: string;
  /** Points when it happened. */
  given: number;
  /** What is left of them. */
  points: number;
  certain: boolean;
  account: string;
  events: string[];
  observed: string;
  usual: UsualValue[];
  /** On how many events or hours what is usual rests. */
  sample: number;
  /** How many of the team have it too; absent where there are too few to say. */
  peers?: number;
  others: number;
}

/** How somebody stands. */
export interface Standing {
  /** `person:`, `machine:` or `account:` and the id. */
  subject: string;
  about?: About;
  points: number;
  families: Record<string, number>;
  worth_a_look: boolean;
  signals: string[];
  last?: string;
}

/** What is known of an account. */
export interface Learned {
  account: string;
  kind: 'person' | 'machine';
  first: string;
  last: string;
  events: number;
  days: number;
  /** Before it nothing about the account is unusual. */
  learning_until?: string;
  usual: Record<string, UsualValue[]>;
}

export interface Ledger {
  standing: Standing;
  threshold: number;
  entries: LedgerEntry[];
  learned: Learned[];
}

export interface Everybody {
  items: Standing[];
  threshold: number;
  accounts: number;
  learning: number;
  credentials: number;
  forgotten: number;
}

/** Something that counts as unusual. */
export interface Signal {
  name: string;
  title: string;
  family: string;
  points: number;
  seen: number;
  /** Sources for which it is off, each with why. */
  off: string[];
}

export const readEverybody = () => get<Everybody>('/behaviour');
export const readLedger = (subject: string) => get<Ledger>('/behaviour/ledger', { subject });
export const readSignals = () => get<{ items: Signal[] }>('/behaviour/signals');
