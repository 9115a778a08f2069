import { get, write } from './request';

/** A browser that is signed in. */
export interface SignedIn {
  id: number;
  user: string;
  /** How they came: `password`, `break-glass`, `bootstrap` or `provider`. */
  door: string;
  address: string;
  created: string;
  last_used: string;
  /** When it ends at the latest. */
  until: string;
  /** Whether it is this one. */
  here: boolean;
}

export const readSessions = () => get<{ sessions: SignedIn[] }>('/sessions');
export const endSession = (id: number) => write<void>('DELETE', `/sessions/${id}`);
