import type { FindingSeverity } from './findings';
import { get, write } from './request';

export type DetectionState = 'on' | 'watch' | 'off';

/** What is looked for in events, and how often it matched. */
export interface Detection {
  name: string;
  title: string;
  level: FindingSeverity;
  /** The folder of its file. */
  theme: string;
  state: DetectionState;
  /** What its file says of that. */
  written: DetectionState;
  /** Whether one match is enough to say that something is wrong. */
  certain: boolean;
  /** Whose fields it reads; `gatehouse` for those all tools share. */
  log: string;
  /** Of ATT&CK. */
  techniques: string[];
  day: number;
  week: number;
  month: number;
  last?: string;
  raised: number;
  /** Groups and events its correlations had to forget before their time. */
  forgotten: number;
  /** How often it was not raised because an hour was full. */
  held: number;
  /** Why it cannot match here. */
  never?: string;
}

export interface Detections {
  items: Detection[];
  /** Sources of which only what is certain is raised yet. */
  learning: { source: string; until: string }[];
  /** Why the operator's own are not looked for as they are written now. */
  problems: string[];
}

/** One of them, with what its file says. */
export interface WholeDetection {
  detection: Detection;
  why: string;
  steps: string[];
  benign: string[];
  references: string[];
  text?: string;
}

/** A detection that matched an event. */
export interface MatchedBy {
  name: string;
  title: string;
  level: FindingSeverity;
  state: DetectionState;
}

export const readDetections = () => get<Detections>('/detections');
export const readDetection = (name: string) => get<WholeDetection>('/detections/one', { name });
export const readMatchedBy = (event: string, signal?: AbortSignal) =>
  get<{ items: MatchedBy[] }>(`/events/${encodeURIComponent(event)}/detections`, {}, signal);

export const setDetection = (asked: { name: string; state: DetectionState | 'as-written'; reason: string }) =>
  write<void>('POST', '/detections/states', asked);
