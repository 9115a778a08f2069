import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Raw, revealRaw } from '../api/events';
import { Failure } from '../parts/Failure';
import style from './EventDrawer.module.css';

/** Asks for the raw text with its secrets. It takes a reason, and both go on record first. */
export function RevealRaw({ id, reveal }: { id: string; reveal: (raw: Raw) => void }) {
  const [reason, setReason] = useState('');
  const asking = useMutation({ mutationFn: () => revealRaw(id, reason.trim()), onSuccess: reveal });
  function submit(form: FormEvent) {
    form.preventDefault();
    asking.mutate();
  }
  return (
    <form className={style.reveal} onSubmit={submit}>
      <TextInput
        label="See it with its secrets"
        description="Your name, the time and this reason are recorded before it is shown."
        placeholder="Reason"
        maxLength={500}
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={!reason.trim()} loading={asking.isPending}>
        Show
      </Button>
      {asking.error && <Failure error={asking.error} />}
    </form>
  );
}
