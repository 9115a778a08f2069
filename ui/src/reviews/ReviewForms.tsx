import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { closeReview, type Details, type Review, type ReviewLine } from '../api/reviews';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { count } from '../time/format';
import style from './Reviews.module.css';

interface FormProps {
  error: Error | null;
  busy: boolean;
  done: (details: Details) => void;
}

/** Which permissions are left, and why where keeping them could do much harm. */
export function Reducing({ line, error, busy, done }: FormProps & { line: ReviewLine }) {
  const held = line.right.permissions;
  const [keep, setKeep] = useState(() => (line.advice.keep.length > 0 ? line.advice.keep : held.slice(0, 1)));
  const [text, setText] = useState('');
  function submit(form: FormEvent) {
    form.preventDefault();
    done({ keep, ...(text ? { text } : {}) });
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <p>
        <DataText value={line.says} max={300} />
      </p>
      <Checkbox.Group label="What is left" value={keep} onChange={setKeep}>
        {held.map((permission) => (
          <Checkbox key={permission} value={permission} label={permission} mt={8} />
        ))}
      </Checkbox.Group>
      <Textarea
        label="Why it may stay"
        required={line.high}
        maxLength={1000}
        value={text}
        onChange={(e) => setText(e.currentTarget.value)}
      />
      {error && <Failure error={error} />}
      <div className={style.buttons}>
        <Button
          type="submit"
          loading={busy}
          disabled={keep.length === 0 || keep.length === held.length}
          data-autofocus
        >
          Reduce
        </Button>
      </div>
    </form>
  );
}

/** Who is to decide instead. */
export function Delegating({ says, error, busy, done }: FormProps & { says: string }) {
  const [to, setTo] = useState('');
  function submit(form: FormEvent) {
    form.preventDefault();
    done({ to });
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <p>
        <DataText value={says} max={300} />
      </p>
      <TextInput
        label="Who is to decide"
        description="A person by name or mail address, and not who holds it."
        required
        data-autofocus
        maxLength={200}
        value={to}
        onChange={(e) => setTo(e.currentTarget.value)}
      />
      {error && <Failure error={error} />}
      <div className={style.buttons}>
        <Button type="submit" loading={busy}>
          Delegate
        </Button>
      </div>
    </form>
  );
}

interface ReasonProps {
  label: string;
  says: string;
  error: Error | null;
  busy: boolean;
  done: (text: string) => void;
}

/** A sentence somebody has to write. */
export function Reason({ label, says, error, busy, done }: ReasonProps) {
  const [text, setText] = useState('');
  function submit(form: FormEvent) {
    form.preventDefault();
    done(text);
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <p>
        <DataText value={says} max={300} />
      </p>
      <Textarea
        label={label}
        required
        data-autofocus
        autosize
        minRows={2}
        maxLength={1000}
        value={text}
        onChange={(e) => setText(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) done(text);
        }}
      />
      {error && <Failure error={error} />}
      <div className={style.buttons}>
        <Button type="submit" loading={busy}>
          Done
        </Button>
      </div>
    </form>
  );
}

/** Ends a review, with a reason where lines are undecided. */
export function Closing({
  review,
  done,
  close,
}: {
  review: Review;
  done: () => Promise<void>;
  close: () => void;
}) {
  const closing = useMutation({
    mutationFn: (reason: string) => closeReview(review.id, reason),
    onSuccess: async () => {
      close();
      await done();
    },
  });
  const { undecided } = review.counts;
  return undecided > 0 ? (
    <Reason
      label={`Why it ends with ${count(undecided)} ${undecided === 1 ? 'line' : 'lines'} undecided`}
      says="What nobody decided about stays undecided. Nothing more is decided afterwards."
      error={closing.error}
      busy={closing.isPending}
      done={(text) => closing.mutate(text)}
    />
  ) : (
    <div className={style.form}>
      <p>Every line is decided. Nothing more is decided afterwards.</p>
      {closing.error && <Failure error={closing.error} />}
      <div className={style.buttons}>
        <Button loading={closing.isPending} onClick={() => closing.mutate('')} data-autofocus>
          Close it
        </Button>
      </div>
    </div>
  );
}
