import { get, write } from './request';

export type SubjectKind = 'person' | 'machine';
export type PersonState = 'expected' | 'active' | 'moved' | 'left';

/** A person or machine in a list. */
export interface Subject {
  kind: SubjectKind;
  id: string;
  name: string;
  state?: PersonState;
  team?: string;
  /** Of a machine: the id of the person who answers for it. */
  owner?: string;
  owner_name?: string;
  accounts: number;
  last_seen?: string;
}

/** That an account is somebody's, what it rests on, and what was seen of it. */
export interface AccountLink {
  account: string;
  name: string;
  proof: string;
  verified: boolean;
  confidence: number;
  from?: string;
  until?: string;
  by: string;
  events: number;
  first_seen?: string;
  last_seen?: string;
}

export interface Named {
  id: string;
  name: string;
}

/** A person or machine as a page of its own. */
export interface WholeSubject {
  subject: Subject;
  emails: string[];
  groups: string[];
  start?: string;
  moved?: string;
  end?: string;
  purpose: string;
  managers: Named[];
  machines: Named[];
  links: AccountLink[];
  /** Finds what they did. */
  query: string;
}

/** An account that may be somebody's. */
export interface Suggestion {
  account: string;
  account_name: string;
  events: number;
  last_seen?: string;
  subject: Named;
  kind: SubjectKind;
  proof: string;
  confidence: number;
  said_by: string;
}

export interface PeoplePage {
  people: Subject[];
  next?: string;
  count: number;
  states: Partial<Record<PersonState, number>>;
  machines: number;
  /** Questions in the queue. */
  waiting: number;
}

/** How many of all events have somebody known behind them; the query finds the others. */
export interface Known {
  events: number;
  known: number;
  percent: number;
  query: string;
}

export interface PeopleFilter {
  kind?: SubjectKind;
  state?: PersonState;
  q?: string;
}

const PAGE_PEOPLE = 200;

export const readPeople = (filter: PeopleFilter, after?: string) =>
  get<PeoplePage>('/people', { ...filter, after, limit: PAGE_PEOPLE });
export const readSubject = (id: string) => get<WholeSubject>('/people/one', { id });
export const readQueue = () => get<{ queue: Suggestion[] }>('/people/queue');
export const readKnown = () => get<Known>('/people/known');

interface Pair {
  account: string;
  subject: string;
}

export const linkAccount = (pair: Pair) => write<AccountLink>('POST', '/people/links', pair);
export const unlinkAccount = (pair: Pair & { reason: string }) =>
  write<void>('POST', '/people/unlinks', pair);
export const refuseAccount = (pair: Pair) => write<void>('POST', '/people/refusals', pair);

export type LeftoverState = 'open' | 'cannot-tell' | 'closed';

/** One thing somebody could reach something by. */
export interface Leftover {
  kind: 'account' | 'right' | 'credential' | 'machine';
  account: string;
  name: string;
  on?: string;
  state: LeftoverState;
  says: string;
  closed?: string;
  /** The event that closed it, where one says so. */
  event?: string;
}

/** What somebody who leaves could still reach things by, what wants a hand first. */
export interface Leaving {
  state: PersonState;
  end?: string;
  at: string;
  states: Record<LeftoverState, number>;
  leftovers: Leftover[];
  /** Finds what they did since; absent while they are here. */
  query?: string;
}

export const readLeaving = (id: string) => get<Leaving>('/people/leaving', { id });
