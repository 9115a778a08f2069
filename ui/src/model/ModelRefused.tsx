import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readModel } from '../api/model';
import { may } from '../api/session';
import { DataText } from '../parts/DataText';
import { useSession } from '../session/SessionGate';
import style from './AccessModel.module.css';

const LOOK_MILLIS = 30_000;

/** Says that the files of the access model cannot be used and the last good ones judge; nothing otherwise. */
export function ModelRefused() {
  const session = useSession();
  const model = useQuery({
    queryKey: ['model'],
    queryFn: readModel,
    enabled: may(session, 'model.read'),
    refetchInterval: LOOK_MILLIS,
  });
  const first = model.data?.mistakes[0];
  if (!first) return null;
  return (
    <aside className={style.refused} aria-label="Access model refused">
      <span>
        The files of the access model cannot be used; the last good ones stay in force.{' '}
        <DataText value={`${first.file}${first.line > 0 ? `:${first.line}` : ''}: ${first.what}`} max={160} />
      </span>
      <Link to="/model" search={{}}>
        See what is wrong
      </Link>
    </aside>
  );
}
