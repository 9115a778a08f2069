import { get, write } from './request';
import type { SourceSight } from './sight';

export interface Channel {
  name: string;
  way: string;
  last_event?: string;
  last_received?: string;
  events?: number;
  lag_seconds?: number;
  errors?: string[];
  rate_limit?: { remaining: number; limit: number; resets?: string };
  backfill?: { done: number; total: number };
  /** Of the channel that asks what the tool allows. */
  reading?: { last?: string; next?: string; incomplete: string[] };
}

export type SourceState = 'connected' | 'switched-off' | 'removed';

/** One connection to an instance of a tool. */
export interface Source {
  name: string;
  tool: string;
  title?: string;
  instance?: string;
  /** Anything but connected takes nothing in; what it sent stays. */
  state?: SourceState;
  /** What is set for its channels and is no secret, such as `audit.path`. */
  settings?: Record<string, string>;
  /** Channels whose secret before is good too, and until when. */
  old_secrets?: Record<string, string>;
  channels: Channel[];
  counts?: Record<string, number>;
  /** How much of each group of actions is kept: full, count or refuse. */
  keep?: Record<string, string>;
  sight?: Partial<SourceSight>;
}

/** What came of one hour, or of several. */
export interface HourCounts {
  hour: string;
  /** Events that happened in it, each once; those not understood, unreadable or late are among them. */
  received: number;
  unmapped: number;
  unreadable: number;
  duplicate: number;
  refused: number;
  late: number;
  lag_half_seconds?: number;
  lag_most_seconds?: number;
  bytes: number;
}

/** How many events say one thing about themselves, beside the most their tool could have said. */
export interface FieldQuality {
  field: string;
  shown: number;
  /** Those that were understood. */
  of: number;
  /** Of those, the ones that say it or came by a channel that can. */
  possible: number;
  /** Whole percent, rounded down; absent where no channel they came by can say it, as is best. */
  percent?: number;
  best?: number;
  can?: 'yes' | 'partial' | 'no';
  /** Why some do not say it, and how to change it where that is known. */
  said: string;
}

/** How a source is doing, hour by hour; hours of which nothing came are left out. */
export interface SourceStatus {
  source: string;
  since: string;
  until: string;
  total: HourCounts;
  quality: { understood: number; fields: FieldQuality[]; said?: string };
  hours: HourCounts[];
  wrong: { said: string; remedy: string }[];
}

/** One way a tool can be connected. */
export interface ToolChannel {
  name: string;
  title: string;
  way: string;
  role: string;
  /** The least the tool's credential must be allowed to do. */
  scopes: string;
  /** What to click and type at the tool, in Markdown. */
  steps: string;
  settings: { name: string; label: string; secret: boolean; required: boolean; help: string }[];
}

export interface Tool {
  name: string;
  title: string;
  /** Which editions and plans offer what. */
  summary: string;
  channels: ToolChannel[];
}

export interface NewSource {
  tool: string;
  /** The part after the tool's name; the only source of a tool needs none. */
  name?: string;
  instance?: string;
  channel: string;
  settings: Record<string, string>;
}

export interface AddedSource {
  source: string;
  intake_url?: string;
  /** Shown this once; only its hash is kept. */
  token?: string;
}

export const readSources = () => get<{ sources: Source[] }>('/sources');
export const readStatus = (name: string) => get<SourceStatus>(`/sources/${encodeURIComponent(name)}/status`);
export const readTools = () => get<{ tools: Tool[] }>('/tools');
export const addSource = (source: NewSource) => write<AddedSource>('POST', '/sources', source);
export interface SourceChange {
  enabled?: boolean;
  channel?: string;
  settings?: Record<string, string>;
}

export const changeSource = (name: string, change: SourceChange) =>
  write<{ source: Source; token?: string }>('PATCH', `/sources/${encodeURIComponent(name)}`, change);
export const removeSource = (name: string) => write<void>('DELETE', `/sources/${encodeURIComponent(name)}`);

/** When the newest event of any channel arrived. */
export function lastReceived(source: Source): string | undefined {
  return source.channels
    .map((channel) => channel.last_received ?? channel.last_event)
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
}

/** True when its events were imported from files: nothing more is expected of it. */
export const isImported = (source: Source) =>
  source.channels.length > 0 && source.channels.every((channel) => channel.way === 'import');

export const errorsOf = (source: Source) => source.channels.flatMap((channel) => channel.errors ?? []);
