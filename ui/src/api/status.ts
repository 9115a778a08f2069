import { get } from './request';

/** How far the views have come with what the journal holds. */
export interface Status {
  /** Records the journal holds. */
  records: number;
  /** How many of them an index has that will take the place of the present one; absent when none is built. */
  rebuilding?: number;
}

export const readStatus = (signal?: AbortSignal) => get<Status>('/status', {}, signal);
