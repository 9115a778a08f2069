import { Button, Progress } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type Integrity, type VerifyProgress, verifyJournal } from '../api/integrity';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { Ago } from '../parts/Time';
import { useSession } from '../session/SessionGate';
import { count } from '../time/format';
import style from './Settings.module.css';

/** Has the whole journal recomputed, and says how it went. */
export function VerifyNow({ lastVerified }: { lastVerified: Integrity['last_verified'] }) {
  const session = useSession();
  const client = useQueryClient();
  const [progress, setProgress] = useState<VerifyProgress>();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  async function verify() {
    const control = new AbortController();
    stop.current = control;
    setRunning(true);
    setError(undefined);
    setProgress(undefined);
    try {
      await verifyJournal(session.csrf, setProgress, control.signal);
      await client.invalidateQueries({ queryKey: ['integrity'], exact: true });
    } catch (failure) {
      if (!control.signal.aborted) setError(failure);
    } finally {
      setRunning(false);
    }
  }

  return (
    <section className={style.card} aria-labelledby="verify">
      <div className={style.cardHead}>
        <h2 id="verify">Recompute everything</h2>
        <Button variant="default" loading={running} onClick={() => void verify()}>
          Verify now
        </Button>
      </div>
      <p>
        Reads every record, recomputes every hash and compares the root with the signed checkpoint. Last done:{' '}
        <Ago iso={lastVerified?.at} />. The same without this server:{' '}
        <code>gatehouse journal verify DIR</code>
      </p>
      {error !== undefined && <Failure error={error} />}
      {progress && <Shown progress={progress} running={running} />}
    </section>
  );
}

function Shown({ progress, running }: { progress: VerifyProgress; running: boolean }) {
  if (running || !progress.finished) {
    return (
      <div role="status">
        <Progress value={100} animated aria-label="Verifying the journal" />
        {running ? `Reading ${count(progress.total)} records…` : 'The verification was cut short.'}
      </div>
    );
  }
  return (
    <div className={progress.ok ? style.good : style.bad} role="status">
      {progress.ok ? <IconShieldCheck size={18} aria-hidden /> : <IconShieldX size={18} aria-hidden />}
      <div>
        {progress.ok
          ? `All ${count(progress.records ?? progress.total)} records are as they were signed.`
          : `The journal is not as it was signed: ${progress.result ?? 'see below'}.`}
        {(progress.findings?.length ?? 0) > 0 && (
          <ul>
            {progress.findings?.map((finding) => (
              <li key={finding}>
                <DataText value={finding} max={400} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
