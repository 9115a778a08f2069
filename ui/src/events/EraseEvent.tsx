import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { eraseEvent } from '../api/events';
import { Failure } from '../parts/Failure';
import style from './EventDrawer.module.css';

/** Destroys what was received, for good. It takes a reason and a second press. */
export function EraseEvent({ id }: { id: string }) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(false);
  const erasing = useMutation({
    mutationFn: () => eraseEvent(id, reason.trim()),
    onSuccess: () => client.invalidateQueries(),
  });
  function submit(form: FormEvent) {
    form.preventDefault();
    if (sure) erasing.mutate();
    else setSure(true);
  }
  if (erasing.data) {
    return (
      <p role="status">
        Erased. Record {erasing.data.tombstone} says who, why and which; every proof still holds.
      </p>
    );
  }
  return (
    <form className={style.reveal} onSubmit={submit}>
      <TextInput
        label="Erase it for good"
        description="What was received is destroyed; that it was there, and every proof, stays. Your name and this reason are recorded first."
        placeholder="Reason"
        maxLength={500}
        value={reason}
        onChange={(e) => {
          setReason(e.currentTarget.value);
          setSure(false);
        }}
      />
      <Button
        type="submit"
        variant={sure ? 'filled' : 'default'}
        color={sure ? 'red' : 'gray'}
        disabled={!reason.trim()}
        loading={erasing.isPending}
      >
        {sure ? 'There is no way back: erase' : 'Erase'}
      </Button>
      {erasing.error && <Failure error={erasing.error} />}
    </form>
  );
}
