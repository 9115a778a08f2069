import { Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { may } from '../api/session';
import { readStatus } from '../api/status';
import { useSession } from '../session/SessionGate';
import { count } from '../time/format';
import style from './RebuildLine.module.css';

/** How often one looks whether an index is being rebuilt, and how far it is. */
const LOOK_MILLIS = 30_000;
const PROGRESS_MILLIS = 2_000;

/** Says that an index is being rebuilt beside the one that answers, and how far it has come; nothing otherwise. */
export function RebuildLine() {
  const session = useSession();
  const status = useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => readStatus(signal),
    enabled: may(session, 'status.read'),
    refetchInterval: ({ state }) => (state.data?.rebuilding === undefined ? LOOK_MILLIS : PROGRESS_MILLIS),
  });
  const done = status.data?.rebuilding;
  if (status.data === undefined || done === undefined) return null;
  const { records } = status.data;
  const share = Math.min(100, Math.floor((100 * done) / Math.max(1, records)));
  return (
    <aside className={style.line} aria-label="Index being rebuilt">
      <span>
        The index is being rebuilt with the present mappings: {count(Math.min(done, records))} of{' '}
        {count(records)} records. Until then the one before answers, and nothing is missing from it.
      </span>
      <Progress value={share} size="sm" aria-label="Rebuilding the index" className={style.progress} />
      <span className={style.share}>{share} %</span>
    </aside>
  );
}
