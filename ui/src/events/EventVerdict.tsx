import { IconCheck, IconPoint } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Verdict } from '../api/event';
import { type Explanation, readExplanation } from '../api/events';
import { DataText } from '../parts/DataText';
import style from './EventVerdict.module.css';

const STEPS: Record<Verdict['basis'], string> = {
  never: 'Never',
  decided: 'Decided',
  governed: 'Governed',
  usual: 'Usual',
  none: 'Otherwise',
};

/** Why an event has its verdict: one sentence, the reason for the rule, and on request what was tried. */
export function EventVerdict({ id }: { id: string }) {
  const explanation = useQuery({
    queryKey: ['event', id, 'verdict'],
    queryFn: ({ signal }) => readExplanation(id, signal),
    staleTime: 15_000,
    retry: false,
  });
  if (explanation.isPending) return null;
  if (explanation.error) {
    return <p className={style.why}>Not judged yet. Judging follows what comes in within a second.</p>;
  }
  return <Explained explanation={explanation.data} />;
}

function Explained({ explanation }: { explanation: Explanation }) {
  const { verdict, then } = explanation;
  return (
    <section className={`${style.verdict} ${style[verdict.value] ?? ''}`} aria-label="Why this verdict">
      <p className={style.sentence}>
        <DataText value={explanation.sentence} max={400} />
      </p>
      {explanation.why && (
        <p className={style.why}>
          <DataText value={explanation.why} max={400} />
        </p>
      )}
      {explanation.nearest && (
        <p className={style.why}>
          Nearest in the access model: <DataText value={explanation.nearest.says} max={400} /> (
          <DataText value={explanation.nearest.at} identifier />)
        </p>
      )}
      {then.value !== verdict.value && (
        <p className={style.why}>When it arrived it was judged {then.value}.</p>
      )}
      <details className={style.steps}>
        <summary>How it was judged</summary>
        <ol>
          {explanation.steps.map((step) => (
            <li key={step.basis}>
              {step.decided ? <IconCheck size={14} aria-hidden /> : <IconPoint size={14} aria-hidden />}
              <span>
                <b>{STEPS[step.basis]}</b> <DataText value={step.says} max={400} />
              </span>
            </li>
          ))}
        </ol>
        {verdict.rule && (
          <p className={style.why}>
            Rule <DataText value={verdict.rule} identifier />
          </p>
        )}
      </details>
    </section>
  );
}
