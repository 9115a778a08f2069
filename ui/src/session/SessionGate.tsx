import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { Problem } from '../api/request';
import { finishSignOn, type Returned, readSession, type Session, signIn } from '../api/session';
import { Failure } from '../parts/Failure';
import { SignIn } from './SignIn';
import style from './SignIn.module.css';
import { returnedFrom } from './signOn';

const SessionContext = createContext<Session | undefined>(undefined);

/** The session of whoever is looking; only below {@link SessionGate}. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is only for screens behind the session gate');
  return session;
}

/** The one-time token of a link like `/#/enter?token=…`. It stands behind the `#`, so that it reaches no
 * server log and no referrer. */
export function tokenInAddress(hash: string): string | undefined {
  const match = /^#\/enter\?(.*)$/.exec(hash);
  return match ? (new URLSearchParams(match[1]).get('token') ?? undefined) : undefined;
}

/** Tells of a one-time link that is opened in a tab that is here already: only what stands behind the `#` changes
 * then, and nothing is loaded. Returns how to stop. */
export function onEntrance(
  tab: Pick<Window, 'location' | 'addEventListener' | 'removeEventListener'>,
  enter: () => void,
) {
  const look = () => {
    if (tokenInAddress(tab.location.hash)) enter();
  };
  tab.addEventListener('hashchange', look);
  return () => tab.removeEventListener('hashchange', look);
}

/** Shows the screens to whoever is signed in and the sign-in to everybody else. */
export function SessionGate({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [token] = useState(() => tokenInAddress(window.location.hash));
  const [returned] = useState(() => returnedFrom(window.location));
  const session = useQuery({
    queryKey: ['session'],
    queryFn: () => {
      if (client.getQueryData(['session'])) return readSession();
      if (returned) return comeBack(returned);
      return token ? enter(token) : readSession();
    },
    retry: false,
    staleTime: 5 * 60_000,
  });

  useEffect(() => {
    if (token) window.history.replaceState(null, '', '/');
  }, [token]);

  // A code is good once and for a moment, and still nothing to leave in an address.
  useEffect(() => {
    if (returned) window.history.replaceState(null, '', window.location.pathname);
  }, [returned]);

  useEffect(() => onEntrance(window, () => window.location.reload()), []);

  if (session.data) return <SessionContext.Provider value={session.data}>{children}</SessionContext.Provider>;
  if (session.isPending) return <div className={style.waiting} aria-busy="true" />;
  const refused = session.error instanceof Problem && [401, 403, 410].includes(session.error.status);
  if (refused) {
    return (
      <SignIn
        linkSpent={token !== undefined}
        refused={returned && session.error instanceof Problem ? session.error.detail : undefined}
        entered={(it) => {
          if (returned) window.history.replaceState(null, '', '/');
          client.setQueryData(['session'], it);
        }}
      />
    );
  }
  return (
    <main className={style.waiting}>
      <Failure error={session.error} retry={() => void session.refetch()} />
    </main>
  );
}

async function comeBack(returned: Returned): Promise<Session> {
  try {
    const { session, go_to } = await finishSignOn(returned);
    window.history.replaceState(null, '', go_to);
    return session;
  } catch (refusal) {
    // An answer is good once; whoever goes back to it in the same browser is still signed in.
    const spent = refusal instanceof Problem && refusal.status === 401;
    const session = spent ? await readSession().catch(() => undefined) : undefined;
    if (!session) throw refusal;
    window.history.replaceState(null, '', '/');
    return session;
  }
}

async function enter(token: string): Promise<Session> {
  try {
    return await signIn({ token });
  } catch (refusal) {
    // A link works once; whoever follows it again in the same browser is still signed in.
    try {
      return await readSession();
    } catch {
      throw refusal;
    }
  }
}
