import { get, write } from './request';

/** A token that a program signs in with. */
export interface Token {
  id: number;
  name: string;
  capabilities: string[];
  /** Patterns of the sources it may know of; empty for all its owner may. */
  scope: string[];
  owner: string;
  created: string;
  expires: string;
  last_used?: string;
  revoked: boolean;
}

export interface NewToken {
  name: string;
  capabilities: string[];
  days: number;
  scope?: string[] | undefined;
}

export const readTokens = () => get<{ tokens: Token[] }>('/tokens');

/** Makes a token; its secret is in this answer and in no other. */
export const createToken = (token: NewToken) =>
  write<{ token: Token; secret: string }>('POST', '/tokens', token);
export const revokeToken = (id: number) => write<void>('DELETE', `/tokens/${id}`);
