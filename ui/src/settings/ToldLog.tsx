import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { readLog, type Told, tellAgain } from '../api/destinations';
import { DataText } from '../parts/DataText';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Ago } from '../parts/Time';
import style from './Settings.module.css';

const WORDS = { sent: 'sent', 'given-up': 'given up', 'left-out': 'left out' } as const;

/** What became of a message, in words. */
export function Outcome({ told }: { told: Told }) {
  return (
    <>
      {WORDS[told.outcome]} <Ago iso={told.at} />
      {told.attempts > 1 && `, after ${told.attempts} tries`}
      {told.problem && (
        <div className={style.faint}>
          <DataText value={told.problem} max={120} />
        </div>
      )}
    </>
  );
}

/** The log of one destination; what it missed can be told again. */
export function ToldLog({ name }: { name: string }) {
  const client = useQueryClient();
  const log = useQuery({ queryKey: ['destinations', name, 'log'], queryFn: () => readLog(name) });
  const again = useMutation({
    mutationFn: (about: number) => tellAgain(name, about),
    onSuccess: () => client.invalidateQueries({ queryKey: ['destinations'] }),
  });
  const entries = log.data?.entries ?? [];
  if (log.error) return <Failure error={log.error} retry={() => void log.refetch()} />;
  if (log.data && entries.length === 0) {
    return <Empty title="Nothing yet">It was told nothing since it was added.</Empty>;
  }
  return (
    <>
      {again.error && <Failure error={again.error} />}
      {again.isSuccess && <p role="status">It is told again.</p>}
      <table className={style.list}>
        <thead>
          <tr>
            <th scope="col">About</th>
            <th scope="col">What became of it</th>
            <th scope="col">
              <span className={style.faint}>Action</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((told, i) => (
            <tr key={`${told.at} ${told.about ?? i}`}>
              <th scope="row">
                {told.about === undefined ? 'A try-out' : <DataText value={told.rule ?? '-'} max={80} />}
              </th>
              <td>
                <Outcome told={told} />
              </td>
              <td>
                {told.about !== undefined && told.outcome !== 'left-out' && (
                  <Button
                    variant="default"
                    size="compact-sm"
                    onClick={() => told.about !== undefined && again.mutate(told.about)}
                  >
                    Tell again
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
