import { IconInfoCircle, IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type Integrity as Answer, readConsistency, readIntegrity } from '../api/integrity';
import { useZone } from '../appearance/appearance';
import { type Comparison, compareWithRemembered } from '../merkle/lastSeen';
import { Failure } from '../parts/Failure';
import { count, fullMoment, shortMoment } from '../time/format';
import style from './Settings.module.css';
import { VerifyNow } from './VerifyNow';

/** What the journal promises, how far, and whether this browser's memory agrees. */
export function Integrity() {
  const integrity = useQuery({ queryKey: ['integrity'], queryFn: readIntegrity });
  const answer = integrity.data;
  const comparison = useQuery({
    queryKey: ['integrity', 'comparison', answer?.checkpoint_note],
    enabled: answer !== undefined,
    queryFn: () => compareWithRemembered(answer?.checkpoint_note ?? '', readConsistency, new Date()),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (integrity.error) return <Failure error={integrity.error} retry={() => void integrity.refetch()} />;
  if (!answer) return <div aria-busy="true" />;
  return (
    <>
      <section className={style.card} aria-labelledby="memory">
        <h2 id="memory">What this browser remembers</h2>
        {comparison.error ? (
          <Failure error={comparison.error} retry={() => void comparison.refetch()} />
        ) : (
          <Memory comparison={comparison.data} />
        )}
        <p className={style.faint}>
          Every time you come here, your browser checks that the records it knew are still the beginning of
          the journal. It computes this itself.
        </p>
      </section>
      <JournalFields answer={answer} />
      <VerifyNow lastVerified={answer.last_verified} />
    </>
  );
}

function Memory({ comparison }: { comparison: Comparison | undefined }) {
  const zone = useZone();
  if (!comparison) return <p role="status">Checking…</p>;
  if (comparison.kind === 'first') {
    return (
      <p className={style.note}>
        <IconInfoCircle size={18} aria-hidden />
        This is the first checkpoint your browser sees. It is remembered from now on.
      </p>
    );
  }
  const since = `${shortMoment(comparison.seen, zone)}, ${count(comparison.since.size)} records`;
  if (comparison.kind === 'consistent') {
    return (
      <p className={style.good}>
        <IconShieldCheck size={18} aria-hidden />
        Nothing that was there at {since}, has been changed, moved or taken away.
      </p>
    );
  }
  return (
    <p className={style.bad} role="alert">
      <IconShieldX size={18} aria-hidden />
      The journal does not continue what this browser saw at {since}. {comparison.why} Save what you can and
      find out why before you rely on it.
    </p>
  );
}

function JournalFields({ answer }: { answer: Answer }) {
  const zone = useZone();
  return (
    <section className={style.card} aria-labelledby="journal">
      <h2 id="journal">Journal</h2>
      <p>{answer.rung}</p>
      {(answer.fenced ?? answer.troubled) && (
        <p className={style.bad} role="alert">
          <IconShieldX size={18} aria-hidden />
          {answer.fenced ? `No records are taken: ${answer.fenced}` : answer.troubled}
        </p>
      )}
      <dl className={style.fields}>
        <dt>Records</dt>
        <dd>
          {count(answer.size)}, of which {count(answer.sealed)} are sealed
        </dd>
        {answer.checked_at && (
          <>
            <dt>Checkpoint signed</dt>
            <dd>{fullMoment(answer.checked_at, zone)}</dd>
          </>
        )}
        {answer.last_anchor && (
          <>
            <dt>Last anchor</dt>
            <dd>
              {fullMoment(answer.last_anchor.at, zone)},{' '}
              {answer.last_anchor.problem
                ? `none was kept: ${answer.last_anchor.problem}`
                : `${count(answer.last_anchor.size)} records`}
            </dd>
          </>
        )}
        <dt>Last backup</dt>
        <dd>
          {answer.last_backup
            ? `${fullMoment(answer.last_backup.at, zone)}, ${count(answer.last_backup.size)} records, ${
                answer.last_backup.keys ? 'with the keys' : 'without the keys'
              }`
            : 'none was taken yet'}
        </dd>
        <dt>Name</dt>
        <dd>
          <code>{answer.origin}</code>
        </dd>
        <dt>Root</dt>
        <dd>
          <code>{answer.root}</code>
        </dd>
        {answer.vkey && (
          <>
            <dt>Key to check it with</dt>
            <dd>
              <code>{answer.vkey}</code>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
