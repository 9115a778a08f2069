import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { approveChange, type WaitingChange } from '../api/model';
import { may } from '../api/session';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { useSession } from '../session/SessionGate';
import { count } from '../time/format';
import style from './AccessModel.module.css';

/** Changes that would make their own author's past expected; each waits for somebody else's word. */
export function WaitingChanges({ waiting }: { waiting: WaitingChange[] }) {
  return waiting.map((one) => <Waiting key={one.change} waiting={one} />);
}

function Waiting({ waiting }: { waiting: WaitingChange }) {
  const client = useQueryClient();
  const mayWrite = may(useSession(), 'model.write');
  const [reason, setReason] = useState('');
  const approve = useMutation({
    mutationFn: () => approveChange(waiting.change, reason),
    onSuccess: () => client.invalidateQueries(),
  });
  function submit(form: FormEvent) {
    form.preventDefault();
    approve.mutate();
  }
  return (
    <section className={style.card} aria-label="A change that waits">
      <div>
        <DataText value={waiting.author} max={80} /> changed the model so that {count(waiting.own)} of their
        own past events would be expected. It counts for what comes; for what was, somebody else has to say
        so.
      </div>
      {mayWrite && (
        <form onSubmit={submit} className={style.head}>
          <TextInput
            label="Why it is all right"
            description="It will stand in the journal."
            required
            value={reason}
            onChange={(e) => setReason(e.currentTarget.value)}
          />
          <Button type="submit" loading={approve.isPending}>
            Let it count for the past
          </Button>
        </form>
      )}
      {approve.error && <Failure error={approve.error} />}
    </section>
  );
}
