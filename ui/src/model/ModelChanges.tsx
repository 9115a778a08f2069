import { useQuery } from '@tanstack/react-query';
import { type ModelChange, readModelChanges } from '../api/model';
import { useZone } from '../appearance/appearance';
import { DataText } from '../parts/DataText';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { count, shortMoment } from '../time/format';
import style from './AccessModel.module.css';

/** What became of the model, the latest first. */
export function ModelChanges() {
  const changes = useQuery({ queryKey: ['model-changes'], queryFn: readModelChanges });
  const zone = useZone();
  if (changes.error) return <Failure error={changes.error} retry={() => void changes.refetch()} />;
  if (!changes.data) return null;
  if (changes.data.changes.length === 0)
    return <Empty title="No change yet">Every change of the files will stand here.</Empty>;
  return (
    <table className={style.list}>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">What</th>
          <th scope="col">Who</th>
          <th scope="col">What it did</th>
        </tr>
      </thead>
      <tbody>
        {changes.data.changes.map((one) => (
          <tr key={one.position}>
            <td>{shortMoment(one.when, zone)}</td>
            <td>
              {one.what}{' '}
              {one.files.length > 0 && <DataText value={one.files.join(', ')} max={120} identifier />}
            </td>
            <td>
              <DataText value={one.author || one.by} max={64} />
              {one.commit && (
                <>
                  {' '}
                  <DataText value={one.commit.slice(0, 10)} identifier />
                </>
              )}
            </td>
            <td>
              <Did change={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Did({ change }: { change: ModelChange }) {
  if (change.problem) return <DataText value={change.problem} max={300} />;
  return (
    <>
      {count(change.expected)} past events became expected, {count(change.unexpected)} unexpected
      {change.own > 0 && `; ${count(change.own)} of its author's own wait for somebody else`}
    </>
  );
}
