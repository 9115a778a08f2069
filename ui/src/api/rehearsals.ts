import { get, write } from './request';

/** An attack that can be played through the running server. */
export interface Rehearsal {
  name: string;
  title: string;
  why: string;
  /** What is sent, in sentences. */
  steps: string[];
  sources: string[];
  /** The detections that are to see it. */
  expects: string[];
}

/** A detection that was to see it. */
export interface Expected {
  detection: string;
  /** Whether what it matches is raised, and not only counted. */
  raises: boolean;
  seen_millis?: number;
  raised_millis?: number;
  /** The key of what was raised. */
  finding?: string;
}

/** A destination that was to be told. */
export interface RehearsalTold {
  destination: string;
  outcome?: 'sent' | 'given-up' | 'left-out';
  problem: string;
  millis?: number;
}

/** How one was played. */
export interface Score {
  rehearsal: string;
  /** What its pieces carry; a search for it finds them. */
  run: string;
  started: string;
  /** Whether nothing more is waited for. */
  done: boolean;
  /** Whether every detection did what it is there for. */
  seen: boolean;
  expected: Expected[];
  told: RehearsalTold[];
}

export interface Rehearsals {
  items: Rehearsal[];
  /** Of those that were played since the server started, the latest first. */
  scores: Score[];
}

export const readRehearsals = () => get<Rehearsals>('/rehearsals');
export const playRehearsal = (name: string) =>
  write<Score>('POST', `/rehearsals/${encodeURIComponent(name)}`, {});
