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

  const last = typeof lastVerified === 'string' ? lastVerified : lastVerified?.at;
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
        <Ago iso={last} />. The same without this server: <code>gatehouse journal verify DIR</code>
      </p>
      {error !== undefined && <Failure error={error} />}
      {progress && <Shown progress={progress} running={running} />}
    </section>
  );
}

function Shown({ progress, running }: { progress: VerifyProgress; running: boolean }) {
  const { done = 0, total = 0 } = progress;
  if (running) {
    return (
      <div role="status">
        <Progress value={total > 0 ? (100 * done) / total : 0} aria-label="Verifying the journal" />
        {count(done)} of {count(total)} records
      </div>
    );
  }
  const good = progress.ok ?? progress.result === 'ok';
  return (
    <div className={good ? style.good : style.bad} role="status">
      {good ? <IconShieldCheck size={18} aria-hidden /> : <IconShieldX size={18} aria-hidden />}
      <div>
        {good
          ? `All ${count(total)} records are as they were signed.`
          : 'The journal is not as it was signed.'}
        {(progress.findings?.length ?? 0) > 0 && (
          <ul>
            {progress.findings?.map((finding) => {
              const message = typeof finding === 'string' ? finding : finding.message;
              return (
                <li key={message}>
                  <DataText value={message} max={400} />
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </div>
  );
}
