import { get, write, writeForLines } from './request';

export interface ModelFile {
  name: string;
  text: string;
}

/** A mistake in a file; `line` is 0 where it is of the file itself. */
export interface Mistake {
  file: string;
  line: number;
  what: string;
  suggestion: string;
}

/** A test of the model that did not get what it says. */
export interface Miss {
  at: string;
  who: string;
  expect: string;
  got: string;
}

/** A change that waits for somebody else than its author to let it count for the author's past. */
export interface WaitingChange {
  change: number;
  author: string;
  own: number;
}

export interface Model {
  /** Whether a folder is set up. */
  set: boolean;
  folder: string;
  since?: string;
  branch: string;
  commit: string;
  author: string;
  /** Whether the files are those of the commit. */
  committed: boolean;
  files: ModelFile[];
  assignments: number;
  groups: number;
  governed: number;
  denied: number;
  tests: number;
  misses: Miss[];
  /** Why the files as they are now are not in force. */
  mistakes: Mistake[];
  due: { at: string; says: string; review_by: string }[];
  waiting: WaitingChange[];
  /** Names in it that nobody known has. */
  unknown: string[];
  settled: boolean;
}

export interface ModelChange {
  position: number;
  when: string;
  what: 'changed' | 'refused' | 'approved';
  author: string;
  branch: string;
  commit: string;
  files: string[];
  unexpected: number;
  expected: number;
  own: number;
  problem: string;
  by: string;
}

/** How the events on one beginning of paths were judged; an empty `on` is all of them. */
export interface SharePart {
  on: string;
  events: number;
  decided: number;
  usual: number;
  unexpected: number;
  undecided: number;
}

export interface Check {
  usable: boolean;
  mistakes: Mistake[];
  tests: number;
  misses: Miss[];
  unknown: string[];
}

interface Named {
  name: string;
  events: number;
}

/** Events whose verdict a draft would make another. */
export interface Turn {
  from: string;
  to: string;
  events: number;
  by: Named[];
  on: Named[];
  examples: string[];
}

export interface Replay {
  events: number;
  unexpected: number;
  expected: number;
  turns: Turn[];
}

/** One line of a replay's answer; the last one has the sentence and the replay. */
export interface ReplayLine {
  progress: number;
  sentence?: string;
  replay?: Replay;
}

/** Something only people know: whether somebody may do what they do. */
export interface QuestionPart {
  id: string;
  to: string[];
  called: string;
  apart: boolean;
  on: string[];
  events: number;
  actors: number;
  people: string[];
  reasons: string[];
  ask: string;
  asked: string;
  first: string;
  last: string;
  examples: string[];
}

export interface Question {
  id: string;
  sentence: string;
  permission: string;
  on: string;
  events: number;
  actors: number;
  people: string[];
  reasons: string[];
  first: string;
  last: string;
  parts: QuestionPart[];
}

export interface Questions {
  questions: Question[];
  more: number;
  left_out: number;
  left_out_events: number;
}

export type Reply = 'yes' | 'no' | 'only-on-call' | 'only-when-approved' | 'ask-the-owner' | 'taken-back';

export interface Answer {
  question: string;
  reply: Reply;
  to: string[];
  permissions: string[];
  on: string[];
  owner: string;
  by: string;
  when: string;
  expires: string;
  at: string;
}

export const readQuestions = () => get<Questions>('/model/questions');
export const readAnswers = () => get<{ answers: Answer[]; patch: string }>('/model/answers');
export const answerQuestion = (question: string, reply: Reply, parts?: string[]) =>
  write<void>('POST', '/model/answers', { question, reply, parts });
export const readModel = () => get<Model>('/model');
export const readModelChanges = () => get<{ changes: ModelChange[] }>('/model/changes');
export const readShare = () => get<{ whole: SharePart; parts: SharePart[] }>('/model/share');
export const checkDraft = (files: ModelFile[]) => write<Check>('POST', '/model/checks', { files });
export const replayDraft = (files: ModelFile[], hear: (line: ReplayLine) => void) =>
  writeForLines<ReplayLine>('/model/replays', { files }, hear);
export const approveChange = (change: number, reason: string) =>
  write<void>('POST', '/model/approvals', { change, reason });
