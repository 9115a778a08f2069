import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { address } from '../api/request';
import { may } from '../api/session';
import { useSession } from '../session/SessionGate';

/** Changes in so short a time make the lists be read once. */
const TOGETHER_MILLIS = 250;

/**
 * Keeps every list of findings as they are now, while the page is looked at: a browser has few connections to one host, and a
 * page that nobody sees must not hold one. Lists are read again now and then anyway, so a lost connection only makes them later.
 */
export function useLiveFindings(): void {
  const queries = useQueryClient();
  const allowed = may(useSession(), 'finding.read');

  useEffect(() => {
    if (!allowed) return;
    let stream: EventSource | undefined;
    let soon: ReturnType<typeof setTimeout> | undefined;
    const readAgain = () => {
      soon ??= setTimeout(() => {
        soon = undefined;
        void queries.invalidateQueries({ queryKey: ['findings'] });
      }, TOGETHER_MILLIS);
    };
    const follow = () => {
      if (document.visibilityState === 'hidden') {
        stream?.close();
        stream = undefined;
      } else if (!stream) {
        stream = new EventSource(address('/findings/live'));
        stream.addEventListener('finding', readAgain);
      }
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      clearTimeout(soon);
      stream?.close();
    };
  }, [queries, allowed]);
}
