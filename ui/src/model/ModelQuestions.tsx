import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerQuestion, type Question, type Questions, type Reply, readQuestions } from '../api/model';
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
import { QuestionParts, whyNot } from './QuestionParts';

const REPLIES: { reply: Reply; label: string; key: string }[] = [
  { reply: 'yes', label: 'Yes', key: 'y' },
  { reply: 'no', label: 'No', key: 'n' },
  { reply: 'only-on-call', label: 'Only on call', key: 'c' },
  { reply: 'only-when-approved', label: 'Only when approved', key: 'a' },
  { reply: 'ask-the-owner', label: 'Ask the owner', key: 'o' },
];

/** What only people know, what is worth most first; each answer counts at once and can be taken back. */
export function ModelQuestions() {
  const client = useQueryClient();
  const mayAnswer = may(useSession(), 'model.write');
  const questions = useQuery({ queryKey: ['model-questions'], queryFn: readQuestions });
  const [chosen, setChosen] = useState(0);
  const [ticked, setTicked] = useState<Record<string, string[]>>({});
  const answer = useMutation({
    mutationFn: ({ one, reply }: { one: Question; reply: Reply }) =>
      answerQuestion(one.id, reply, ticks(one, ticked)),
    onSuccess: () => client.invalidateQueries(),
  });
  const open = questions.data?.questions ?? [];
  const at = Math.min(chosen, Math.max(0, open.length - 1));
  const press = (reply: Reply) => {
    const one = open[at];
    if (one && mayAnswer && !answer.isPending && ticks(one, ticked).length > 0) answer.mutate({ one, reply });
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
      <Head data={questions.data} mayAnswer={mayAnswer} />
      {answer.error && <Failure error={answer.error} />}
      <ul className={style.questions}>
        {open.map((one, i) => (
          <li
            key={one.id}
            className={i === at ? `${style.card} ${style.chosen}` : style.card}
            aria-current={i === at ? 'true' : undefined}
          >
            <Asked one={one} />
            <QuestionParts
              one={one}
              ticked={ticks(one, ticked)}
              tick={mayAnswer ? (ids) => setTicked({ ...ticked, [one.id]: ids }) : undefined}
            />
            {mayAnswer && (
              <div className={style.replies}>
                {REPLIES.map(({ reply, label }) => (
                  <Button
                    key={reply}
                    variant="default"
                    size="compact-sm"
                    disabled={answer.isPending || ticks(one, ticked).length === 0}
                    aria-label={`${label}: ${one.sentence}`}
                    onClick={() => {
                      setChosen(i);
                      answer.mutate({ one, reply });
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

/** The parts an answer is about: all but those to be answered apart, unless somebody ticked others. */
function ticks(one: Question, ticked: Record<string, string[]>): string[] {
  const some = ticked[one.id]?.filter((id) => one.parts.some((part) => part.id === id));
  return some ?? one.parts.filter((part) => one.parts.length === 1 || !part.apart).map((part) => part.id);
}

function Head({ data, mayAnswer }: { data: Questions; mayAnswer: boolean }) {
  const leftOut =
    data.left_out_events > 0 &&
    `Not asked, because too little hangs on them: ${count(data.left_out)} ${data.left_out === 1 ? 'question' : 'questions'}; no question is about ${count(data.left_out_events)} undecided ${data.left_out_events === 1 ? 'event' : 'events'}. `;
  if (data.questions.length === 0) {
    return (
      <Empty title="Nothing to ask">
        {data.more > 0
          ? `Ten answers are enough for a day; ${count(data.more)} more questions wait.`
          : leftOut || 'Nothing is left of which only people know whether it is all right.'}
      </Empty>
    );
  }
  return (
    <p className={style.faint}>
      An answer counts at once and for 30 days; where the files of the model say something, they go before it.{' '}
      {data.more > 0 && `${count(data.more)} more wait for another day. `}
      {leftOut}
      {mayAnswer && <Keys />}
    </p>
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
        {whyNot(one.reasons)}
      </div>
    </div>
  );
}
