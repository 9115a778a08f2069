import { Button, Progress, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { checkDraft, type ModelFile, type ReplayLine, replayDraft } from '../api/model';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { count } from '../time/format';
import style from './AccessModel.module.css';

interface Price {
  problem?: string;
  line: string;
  last?: ReplayLine;
}

/** The price of governing a path, before anybody pays it: what would turn unexpected, and by whom. */
export function GovernPath({ files }: { files: ModelFile[] }) {
  const [path, setPath] = useState('');
  const [progress, setProgress] = useState(0);
  const price = useMutation({
    mutationFn: async (): Promise<Price> => {
      setProgress(0);
      const line = `  - { on: [${JSON.stringify(path.trim())}] }`;
      const draft = [...files, { name: 'draft/governed.yaml', text: `governed:\n${line}\n` }];
      const check = await checkDraft(draft);
      if (!check.usable) return { line, problem: check.mistakes.map((one) => one.what).join('; ') };
      const heard: { last?: ReplayLine } = {};
      await replayDraft(draft, (told) => {
        heard.last = told;
        setProgress(told.progress);
      });
      return { line, ...heard };
    },
  });
  function submit(form: FormEvent) {
    form.preventDefault();
    price.mutate();
  }
  return (
    <section className={style.card} aria-label="Govern a path">
      <form onSubmit={submit} className={style.head}>
        <TextInput
          label="Govern this path"
          description="There only what is decided would be expected. First see what that would cost."
          placeholder="vault/acme/**/production/**"
          required
          value={path}
          onChange={(e) => setPath(e.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={price.isPending}>
          What would it cost?
        </Button>
      </form>
      {price.isPending && <Progress value={progress * 100} aria-label="Replaying" />}
      {price.error && <Failure error={price.error} />}
      <div aria-live="polite">{price.data && <Told price={price.data} />}</div>
    </section>
  );
}

function Told({ price }: { price: Price }) {
  if (price.problem) return <DataText value={price.problem} max={300} />;
  const turns = price.last?.replay?.turns.filter((turn) => turn.to === 'unexpected') ?? [];
  return (
    <>
      <p>
        <strong>
          <DataText value={`It ${price.last?.sentence ?? 'would change nothing'}.`} max={600} />
        </strong>
      </p>
      {turns.map((turn) => (
        <p key={turn.from}>
          {count(turn.events)} {turn.from} before, by{' '}
          <DataText value={turn.by.map((one) => `${one.name} (${one.events})`).join(', ')} max={300} />
        </p>
      ))}
      <pre className={style.text}>{`governed:\n${price.line}`}</pre>
    </>
  );
}
