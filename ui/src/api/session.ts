import { get, rememberCsrf, write } from './request';

export interface Session {
  user: { name: string; role: string };
  capabilities: string[];
  csrf: string;
  demo?: boolean;
  company?: string;
  version?: string;
}

export async function readSession(): Promise<Session> {
  return kept(await get<Session>('/session'));
}

/** What the sign-in page must know before anybody is known. */
export interface Entry {
  /** True while the token of the first start is awaited. */
  first_administrator: boolean;
  demo: boolean;
  version: string;
  /** What people call the identity provider; empty where there is none. */
  provider: string;
}

export const readEntry = () => get<Entry>('/entry');

/** Proof of who is coming in: a name with its password; a one-time token; or the token of the first start
 * together with the name and password of the administrator that it makes. */
export interface Credentials {
  name?: string;
  password?: string;
  /** Of the second factor, once it was asked for. */
  code?: string;
  token?: string;
}

export async function signIn(credentials: Credentials): Promise<Session> {
  return kept(await write<Session>('POST', '/session', credentials));
}

/** What the identity provider sent the browser back with. */
export interface Returned {
  code?: string;
  state?: string;
  iss?: string;
  error?: string;
}

/** Where the browser goes to sign in there, to come back to a place here. */
export const beginSignOn = (goTo: string) => write<{ address: string }>('POST', '/sign-on', { go_to: goTo });

export async function finishSignOn(returned: Returned): Promise<{ session: Session; go_to: string }> {
  const finished = await write<{ session: Session; go_to: string }>('POST', '/sign-on/answer', returned);
  kept(finished.session);
  return finished;
}

export const signOut = () => write<void>('DELETE', '/session');

export const may = (session: Session, capability: string) => session.capabilities.includes(capability);

function kept(session: Session): Session {
  rememberCsrf(session.csrf);
  return session;
}
