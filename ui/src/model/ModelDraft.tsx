import { Button, Progress, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { type Check, checkDraft, type Replay, type ReplayLine, replayDraft } from '../api/model';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { count } from '../time/format';
import style from './AccessModel.module.css';

interface Tried {
  check: Check;
  sentence?: string;
  replay?: Replay;
}

/** A draft is checked, tested and replayed over everything that happened; nothing changes by it. */
export function ModelDraft() {
  const [text, setText] = useState('');
  const [progress, setProgress] = useState(0);
  const tried = useMutation({
    mutationFn: async (): Promise<Tried> => {
      setProgress(0);
      const files = [{ name: 'draft.yaml', text }];
      const check = await checkDraft(files);
      if (!check.usable) return { check };
      const heard: { last?: ReplayLine } = {};
      await replayDraft(files, (line) => {
        heard.last = line;
        setProgress(line.progress);
      });
      const { sentence, replay } = heard.last ?? {};
      return { check, ...(sentence ? { sentence } : {}), ...(replay ? { replay } : {}) };
    },
  });
  function submit(form: FormEvent) {
    form.preventDefault();
    tried.mutate();
  }
  return (
    <>
      <form className={`${style.card} ${style.draft}`} onSubmit={submit}>
        <Textarea
          label="A whole model, as YAML"
          description="It takes the place of every file for the trial; nothing is changed by it."
          autosize
          minRows={10}
          maxRows={28}
          required
          spellCheck={false}
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
        />
        <div>
          <Button type="submit" loading={tried.isPending}>
            Check and replay
          </Button>
        </div>
        {tried.isPending && <Progress value={progress * 100} aria-label="Replaying" />}
      </form>
      {tried.error && <Failure error={tried.error} />}
      {tried.data && <Outcome tried={tried.data} />}
    </>
  );
}

function Outcome({ tried: { check, sentence, replay } }: { tried: Tried }) {
  return (
    <section className={style.card} aria-label="What the draft would do" aria-live="polite">
      {check.mistakes.length > 0 && (
        <ul className={style.mistakes}>
          {check.mistakes.map((one) => (
            <li key={`${one.line}:${one.what}`}>
              line {one.line}: <DataText value={one.what} max={300} />
              {one.suggestion && <DataText value={`; ${one.suggestion}`} max={200} />}
            </li>
          ))}
        </ul>
      )}
      {check.misses.map((one) => (
        <div key={one.at}>
          <DataText value={one.at} identifier />: expects {one.expect}, got {one.got}
        </div>
      ))}
      {sentence && (
        <strong>
          <DataText value={`It ${sentence}.`} max={600} />
        </strong>
      )}
      {replay?.turns.map((turn) => (
        <div key={`${turn.from} ${turn.to}`}>
          {count(turn.events)} from {turn.from} to {turn.to}: on{' '}
          <DataText value={turn.on.map((one) => `${one.name} (${one.events})`).join(', ')} max={400} />; such
          as{' '}
          {turn.examples.slice(0, 5).map((id) => (
            <Link key={id} to="/explore" search={{ q: `id:${id}`, range: '30d' }} className={style.example}>
              {id}
            </Link>
          ))}
        </div>
      ))}
    </section>
  );
}
