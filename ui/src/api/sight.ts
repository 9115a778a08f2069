export type Seen = 'yes' | 'no' | 'partial';

/** What one source could show in the window of an answer. */
export interface SourceSight {
  source: string;
  complete: boolean;
  sees?: Partial<Record<'reads' | 'refusals' | 'address' | 'client' | 'credential', Seen>>;
  notes: string[];
  last_event?: string;
  lag_seconds?: number;
  gaps?: unknown[];
}

/** What could not be seen: it accompanies every answer, because an empty list is only an answer if the
 * tools would have told us. */
export interface Sight {
  sources: SourceSight[];
  sentence: string;
}
