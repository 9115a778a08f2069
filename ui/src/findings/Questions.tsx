import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, type Put, type Role, readQuestions, type Said } from '../api/questions';
import { DataText } from '../parts/DataText';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Ago, Time } from '../parts/Time';
import { FindingSections } from './FindingSections';
import style from './Findings.module.css';
import { SAID_NAMES } from './words';

const TITLES: Record<Role, string> = {
  person: 'Was this you?',
  'machine-owner': 'Did your machine mean to do this?',
  'resource-owner': 'Is this meant to happen to what is yours?',
};
const SAYS: Said[] = ['yes', 'no', 'somebody-else'];

/** What whoever is signed in was asked about findings, each with room for an answer. */
export function Questions() {
  const mine = useQuery({ queryKey: ['questions'], queryFn: readQuestions });
  return (
    <div className={style.page}>
      <FindingSections />
      <header className={style.head}>
        <h1>Questions to you</h1>
      </header>
      {mine.error && <Failure error={mine.error} retry={() => void mine.refetch()} />}
      {mine.data?.questions.length === 0 && (
        <Empty title="Nobody asks you anything">
          Whoever looks into a finding can ask the person it is about, the owner of a machine or the owner of
          a resource. You are known by your user name, when it is your address or your id in People.
        </Empty>
      )}
      {mine.data?.questions.map((question) => (
        <One key={question.number} question={question} />
      ))}
    </div>
  );
}

function One({ question }: { question: Put }) {
  const client = useQueryClient();
  const [text, setText] = useState('');
  const answering = useMutation({
    mutationFn: (said: Said) => answer(question.number, said, text),
    onSuccess: () => client.invalidateQueries({ queryKey: ['questions'] }),
  });
  return (
    <section className={style.question} aria-label={TITLES[question.role]}>
      <h2>{TITLES[question.role]}</h2>
      <p className={style.sentence}>
        <DataText value={question.sentence} max={600} />
      </p>
      <p className={style.quiet}>
        {question.resource && (
          <>
            <DataText value={question.resource} max={90} identifier />,{' '}
          </>
        )}
        <Time iso={question.last} />. <DataText value={question.by.name} max={60} /> asks,{' '}
        <Ago iso={question.asked} />.
      </p>
      <Textarea
        label="Anything to it"
        description="It will stand in the journal with your answer."
        autosize
        maxLength={1000}
        value={text}
        onChange={(e) => setText(e.currentTarget.value)}
      />
      {answering.error && <Failure error={answering.error} />}
      <div className={style.buttons}>
        {SAYS.map((said) => (
          <Button
            key={said}
            variant="default"
            disabled={answering.isPending}
            onClick={() => answering.mutate(said)}
          >
            {SAID_NAMES[said]}
          </Button>
        ))}
      </div>
    </section>
  );
}
