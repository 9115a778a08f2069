import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  type Expected,
  playRehearsal,
  type Rehearsal,
  type RehearsalTold,
  readRehearsals,
  type Score,
} from '../api/rehearsals';
import { may } from '../api/session';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { Ago } from '../parts/Time';
import { useSession } from '../session/SessionGate';
import { count } from '../time/format';
import style from './Rehearsals.module.css';

const LOOKS_AGAIN_MS = 15_000;
const FOLLOWS_MS = 200;

/** Harmless attacks to play through everything, and what became of each. */
export function Rehearsals() {
  const all = useQuery({
    queryKey: ['rehearsals'],
    queryFn: readRehearsals,
    refetchInterval: (query) =>
      query.state.data?.scores.some((one) => !one.done) ? FOLLOWS_MS : LOOKS_AGAIN_MS,
  });
  const isPlaying = all.data?.scores.some((one) => !one.done) ?? false;
  return (
    <>
      <p className={style.intro}>
        Each sends a few made-up records through everything a real one would go through, and shows whether it
        was seen, how fast, and who was told. Nothing is done to a tool. Whoever is told of findings is told
        of this too; it says that it is a rehearsal and is closed as a test.
      </p>
      {all.error && <Failure error={all.error} retry={() => void all.refetch()} />}
      {all.isPending && <p role="status">Reading…</p>}
      <ul className={style.list}>
        {all.data?.items.map((one) => (
          <One
            key={one.name}
            rehearsal={one}
            score={all.data.scores.find((score) => score.rehearsal === one.name)}
            isPlaying={isPlaying}
          />
        ))}
      </ul>
    </>
  );
}

interface OneProps {
  rehearsal: Rehearsal;
  score: Score | undefined;
  isPlaying: boolean;
}

function One({ rehearsal, score, isPlaying }: OneProps) {
  const client = useQueryClient();
  const mayPlay = may(useSession(), 'detection.rehearse');
  const playing = useMutation({
    mutationFn: () => playRehearsal(rehearsal.name),
    onSettled: () => client.invalidateQueries({ queryKey: ['rehearsals'] }),
  });
  const isRunning = score !== undefined && !score.done;
  return (
    <li className={style.one}>
      <div className={style.what}>
        <h2>{rehearsal.title}</h2>
        <p>{rehearsal.why}</p>
        <ol className={style.steps} aria-label={`What “${rehearsal.title}” sends`}>
          {rehearsal.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {score && <Result score={score} />}
        {playing.error && <Failure error={playing.error} />}
      </div>
      {mayPlay && (
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          aria-label={`${score ? 'Play again' : 'Play'}: ${rehearsal.title}`}
          loading={playing.isPending || isRunning}
          disabled={isPlaying && !isRunning}
          onClick={() => playing.mutate()}
        >
          {score ? 'Play again' : 'Play'}
        </Button>
      )}
    </li>
  );
}

function Result({ score }: { score: Score }) {
  return (
    <div className={style.result} role="status">
      <p className={style.verdict}>
        {!score.done ? 'Playing…' : score.seen ? 'Seen' : 'Not seen'}
        <span className={style.quiet}>
          <Ago iso={score.started} />
        </span>
      </p>
      <table className={style.rows}>
        <tbody>
          {score.expected.map((one) => (
            <tr key={one.detection}>
              <th scope="row">{seen(one, score.done)}</th>
              <td>
                <Link to="/detections" search={{ open: one.detection }}>
                  {one.detection}
                </Link>
                {one.finding && (
                  <>
                    {' · '}
                    <Link to="/findings" search={{ open: one.finding }}>
                      the finding
                    </Link>
                  </>
                )}
              </td>
              <td className={style.time}>{millis(one.raises ? one.raised_millis : one.seen_millis)}</td>
            </tr>
          ))}
          {score.told.map((one) => (
            <tr key={one.destination}>
              <th scope="row">{told(one, score.done)}</th>
              <td>
                <DataText value={one.destination} max={80} />
                {one.problem && (
                  <span className={style.quiet}>
                    {' '}
                    <DataText value={one.problem} max={300} />
                  </span>
                )}
              </td>
              <td className={style.time}>{millis(one.millis)}</td>
            </tr>
          ))}
          {score.told.length === 0 && (
            <tr>
              <th scope="row">told nobody</th>
              <td>
                <Link to="/settings/$section" params={{ section: 'notifications' }}>
                  Say who is told
                </Link>
              </td>
              <td />
            </tr>
          )}
        </tbody>
      </table>
      <Link to="/explore" search={{ q: score.run, range: '24h' }}>
        What it sent
      </Link>
    </div>
  );
}

function seen(one: Expected, done: boolean): string {
  if (one.raised_millis !== undefined) return 'raised by';
  if (one.seen_millis !== undefined && !one.raises) return 'counted by';
  if (!done) return 'waiting for';
  return one.seen_millis === undefined ? 'not seen by' : 'not raised by';
}

function told(one: RehearsalTold, done: boolean): string {
  if (one.outcome === 'sent') return 'told';
  if (one.outcome === 'given-up') return 'not reached';
  return done || one.outcome === 'left-out' ? 'not told' : 'telling';
}

function millis(value: number | undefined): string {
  return value === undefined ? '' : `${count(value)} ms`;
}
