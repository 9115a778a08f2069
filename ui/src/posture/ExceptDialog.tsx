import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { exceptPosture, withdrawException } from '../api/posture';
import { Failure } from '../parts/Failure';
import { useSession } from '../session/SessionGate';
import style from './Posture.module.css';

interface Props {
  check: string;
  subject: string;
  done: () => void;
}

const DAYS_USUAL = 30;
const DAY_MS = 86_400_000;

/** Asks who answers for letting a thing stand, why, and until when. */
export function ExceptDialog({ check, subject, done }: Props) {
  const client = useQueryClient();
  const session = useSession();
  const [owner, setOwner] = useState(session.user.name);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(day(DAYS_USUAL));
  const except = useMutation({
    mutationFn: () => exceptPosture({ check, subject, owner, reason, until: `${until}T00:00:00Z` }),
    onSuccess: async () => {
      await client.invalidateQueries();
      done();
    },
  });
  function submit(form: FormEvent) {
    form.preventDefault();
    except.mutate();
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <p>It is not counted as failing until the day you say. Then it comes back.</p>
      <TextInput
        label="Owner"
        description="Who answers for letting it stand."
        required
        value={owner}
        onChange={(e) => setOwner(e.currentTarget.value)}
      />
      <Textarea
        label="Reason"
        description="It will stand in the journal."
        required
        autosize
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
      />
      <TextInput
        label="Until"
        description="Within a year."
        type="date"
        required
        min={day(1)}
        max={day(365)}
        value={until}
        onChange={(e) => setUntil(e.currentTarget.value)}
      />
      {except.error && <Failure error={except.error} />}
      <Button type="submit" loading={except.isPending}>
        Let it stand
      </Button>
    </form>
  );
}

/** Asks why an exception is taken back. */
export function WithdrawDialog({ check, subject, done }: Props) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const withdraw = useMutation({
    mutationFn: () => withdrawException({ check, subject, reason }),
    onSuccess: async () => {
      await client.invalidateQueries();
      done();
    },
  });
  function submit(form: FormEvent) {
    form.preventDefault();
    withdraw.mutate();
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <p>It fails again from now on.</p>
      <TextInput label="Reason" value={reason} onChange={(e) => setReason(e.currentTarget.value)} />
      {withdraw.error && <Failure error={withdraw.error} />}
      <Button type="submit" loading={withdraw.isPending}>
        Take it back
      </Button>
    </form>
  );
}

function day(ahead: number): string {
  return new Date(Date.now() + ahead * DAY_MS).toISOString().slice(0, 10);
}
