import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { note, type Step, type WholeFinding } from '../api/findings';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { Ago } from '../parts/Time';
import style from './Findings.module.css';
import { DEEDS, dispositionName, ROLE_NAMES, SAID_NAMES } from './words';

/** What happened to it and was done about it, the latest first, and room for a note. */
export function FindingHistory({ whole, mayNote }: { whole: WholeFinding; mayNote: boolean }) {
  return (
    <>
      <h3>History</h3>
      {mayNote && <Note id={whole.finding.key} />}
      <ol className={style.history}>
        {whole.history.toReversed().map((step, place) => (
          // Steps are only ever added at the end, and two may be alike.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={`${whole.history.length - place} ${step.deed}`}>
            <Told step={step} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Told({ step }: { step: Step }) {
  return (
    <>
      <span className={style.quiet}>
        <Ago iso={step.when} />
      </span>{' '}
      {step.by ? <DataText value={step.by.name} max={60} /> : 'Gatehouse'} {DEEDS[step.deed]}
      {step.deed === 'assigned' && (step.to ? <> {step.to.name}</> : ' nobody')}
      {step.role && <> {ROLE_NAMES[step.role]}</>}
      {step.answer && <> {SAID_NAMES[step.answer]}</>}
      {step.disposition && <> {dispositionName(step.disposition)}</>}
      {step.text && (
        <>
          : <DataText value={step.text} max={2000} />
        </>
      )}
    </>
  );
}

function Note({ id }: { id: string }) {
  const client = useQueryClient();
  const [text, setText] = useState('');
  const writing = useMutation({
    mutationFn: () => note(id, text),
    onSuccess: async () => {
      setText('');
      await client.invalidateQueries({ queryKey: ['finding', id] });
    },
  });
  function submit(form: FormEvent) {
    form.preventDefault();
    writing.mutate();
  }
  return (
    <form className={style.noteForm} onSubmit={submit}>
      <Textarea
        aria-label="Note"
        placeholder="What you found out"
        autosize
        maxLength={4000}
        value={text}
        onChange={(e) => setText(e.currentTarget.value)}
      />
      {writing.error && <Failure error={writing.error} />}
      <Button
        type="submit"
        variant="default"
        size="compact-sm"
        disabled={text.trim() === ''}
        loading={writing.isPending}
      >
        Add the note
      </Button>
    </form>
  );
}
