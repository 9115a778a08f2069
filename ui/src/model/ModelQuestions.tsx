import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerQuestion, type Question, type Reply, readQuestions } from '../api/model';
import { may } from '../api/session';
import { DataText } from '../parts/DataText';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Ago } from '../parts/Time';
import { useShortcuts } from '../parts/useShortcuts';
import { useSession } from '../session/SessionGate';
import { count } from '../time/format';
import style from './AccessModel.module.css';
import { ModelAnswers } from './ModelAnswers';

const REPLIES: { reply: Reply; label: string; key: string }[] = [
  { reply: 'yes', label: 'Yes', key: 'y' },
  { reply: 'no', label: 'No', key: 'n' },
  { reply: 'only-on-call', label: 'Only on call', key: 'c' },
  { reply: 'only-when-approved', label: 'Only when approved', key: 'a' },
  { reply: 'ask-the-owner', label: 'Ask the owner', key: 'o' },
];

const REASONS: Record<string, string> = {
  leaver: 'done by somebody who has left',
  flagged: 'some of it was unexpected or refused',
  risky: 'with admin, approve or secret',
  recent: 'begun in the last 7 days',
  'unknown-holder': 'nobody knows whose account it is',
  alone: 'only few do it, or not for long',
};

/** What only people know, what is worth most first; each answer counts at once and can be taken back. */
export function ModelQuestions() {
  const client = useQueryClient();
  const mayAnswer = may(useSession(), 'model.write');
  const questions = useQuery({ queryKey: ['model-questions'], queryFn: readQuestions });
  const [chosen, setChosen] = useState(0);
  const answer = useMutation({
    mutationFn: ({ id, reply }: { id: string; reply: Reply }) => answerQuestion(id, reply),
    onSuccess: () => client.invalidateQueries(),
  });
  const open = questions.data?.questions ?? [];
  const at = Math.min(chosen, Math.max(0, open.length - 1));
  const press = (reply: Reply) => {
    const one = open[at];
    if (one && mayAnswer && !answer.isPending) answer.mutate({ id: one.id, reply });
  };
  useShortcuts({
    j: () => setChosen(Math.min(at + 1, open.length - 1)),
    k: () => setChosen(Math.max(at - 1, 0)),
    ...Object.fromEntries(REPLIES.map((one) => [one.key, () => press(one.reply)])),
  });
  if (questions.error) return <Failure error={questions.error} retry={() => void questions.refetch()} />;
  if (!questions.data) return <div aria-busy="true" />;
  return (
    <>
      {open.length === 0 ? (
        <Empty title="Nothing to ask">
          {questions.data.more > 0
            ? `Ten answers are enough for a day; ${count(questions.data.more)} more questions wait.`
            : 'Nothing is left of which only people know whether it is all right.'}
        </Empty>
      ) : (
        <p className={style.faint}>
          An answer counts at once and for 30 days; where the files of the model say something, they go before
          it. {questions.data.more > 0 && `${count(questions.data.more)} more wait for another day. `}
          {mayAnswer && <Keys />}
        </p>
      )}
      {answer.error && <Failure error={answer.error} />}
      <ul className={style.questions}>
        {open.map((one, i) => (
          <li
            key={one.id}
            className={i === at ? `${style.card} ${style.chosen}` : style.card}
            aria-current={i === at ? 'true' : undefined}
          >
            <Asked one={one} />
            {mayAnswer && (
              <div className={style.replies}>
                {REPLIES.map(({ reply, label }) => (
                  <Button
                    key={reply}
                    variant="default"
                    size="compact-sm"
                    disabled={answer.isPending}
                    aria-label={`${label}: ${one.sentence}`}
                    onClick={() => {
                      setChosen(i);
                      answer.mutate({ id: one.id, reply });
                    }}
                  >
                    {label}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
      <ModelAnswers />
    </>
  );
}

function Keys() {
  return (
    <>
      Keys: <kbd>j</kbd> <kbd>k</kbd> next, previous; <kbd>y</kbd> yes, <kbd>n</kbd> no, <kbd>c</kbd> on call,{' '}
      <kbd>a</kbd> approved, <kbd>o</kbd> the owner.
    </>
  );
}

function Asked({ one }: { one: Question }) {
  return (
    <div>
      <strong>
        <DataText value={one.sentence} max={300} />
      </strong>
      <div className={style.faint}>
        {count(one.events)} undecided {one.events === 1 ? 'event' : 'events'} by{' '}
        {one.actors > one.people.length ? `${count(one.actors)}: ` : ''}
        <DataText value={one.people.join(', ')} max={160} />, last <Ago iso={one.last} /> · not drafted:{' '}
        {one.reasons.map((reason) => REASONS[reason] ?? reason).join('; ')}
        {(one.asked || one.ask) && (
          <>
            {' '}
            · {one.asked ? 'passed on to ' : 'who should know: '}
            <DataText value={one.asked || one.ask} max={64} />
          </>
        )}
      </div>
      <div className={style.faint}>
        such as{' '}
        {one.examples.map((id) => (
          <Link key={id} to="/explore" search={{ q: `id:${id}`, range: '30d' }} className={style.example}>
            {id}
          </Link>
        ))}
      </div>
    </div>
  );
}
