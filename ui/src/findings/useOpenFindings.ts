import { useQuery } from '@tanstack/react-query';
import { type FindingsPage, readFindings } from '../api/findings';
import { may } from '../api/session';
import { useSession } from '../session/SessionGate';

const LOOKS_AGAIN_MS = 30_000;

/** What waits for somebody; absent where whoever looks may not see it, or it has not been read yet. */
export function useOpenFindings(): FindingsPage | undefined {
  const enabled = may(useSession(), 'finding.read');
  return useQuery({
    queryKey: ['findings', 'open'],
    queryFn: () => readFindings({}),
    enabled,
    refetchInterval: LOOKS_AGAIN_MS,
  }).data;
}
