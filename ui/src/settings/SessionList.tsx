import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { endSession, readSessions, type SignedIn } from '../api/sessions';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { Ago } from '../parts/Time';
import style from './Settings.module.css';

const DOORS: Record<string, string> = {
  password: 'password',
  'break-glass': 'password, past the provider',
  bootstrap: 'one-time token',
  provider: 'identity provider',
};

/** The browsers that are signed in: one's own, and everybody's for who manages users. */
export function SessionList() {
  const client = useQueryClient();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: readSessions });
  const end = useMutation({
    mutationFn: endSession,
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <section className={style.card} aria-labelledby="sessions">
      <div className={style.cardHead}>
        <h2 id="sessions">Signed in</h2>
      </div>
      {sessions.error && <Failure error={sessions.error} retry={() => void sessions.refetch()} />}
      {end.error && <Failure error={end.error} />}
      {sessions.data && (
        <table className={style.list}>
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">Came by</th>
              <th scope="col">From</th>
              <th scope="col">Since</th>
              <th scope="col">Last used</th>
              <th scope="col">Ends</th>
              <th scope="col">
                <span className={style.faint}>Action</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.data.sessions.map((one) => (
              <SessionLine key={one.id} session={one} end={() => end.mutate(one.id)} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function SessionLine({ session, end }: { session: SignedIn; end: () => void }) {
  return (
    <tr>
      <th scope="row">
        <DataText value={session.user} max={64} />
      </th>
      <td>{DOORS[session.door] ?? session.door}</td>
      <td>
        <DataText value={session.address} max={40} />
      </td>
      <td>
        <Ago iso={session.created} />
      </td>
      <td>
        <Ago iso={session.last_used} />
      </td>
      <td>
        <Ago iso={session.until} />
      </td>
      <td>
        {session.here ? (
          <span className={style.faint}>this one</span>
        ) : (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`End the session of ${session.user}`}
            onClick={end}
          >
            End
          </Button>
        )}
      </td>
    </tr>
  );
}
