import { IconSearch, IconX } from '@tabler/icons-react';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { During } from '../api/events';
import type { Problem } from '../api/request';
import { meant } from './meant';
import style from './QueryBar.module.css';
import { QueryEditor } from './QueryEditor';

interface Props {
  q: string;
  /** The window that is looked at. */
  during: During;
  submit: (q: string) => void;
  leave: () => void;
  /** Why the query could not be answered, when its text is to blame. */
  problem?: Problem | undefined;
  ref?: Ref<{ focus: () => void }>;
}

/** The query line with its mistakes: where, what, and what was probably meant. */
export function QueryBar({ q, during, submit, leave, problem, ref }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<QueryEditor>(undefined);
  const events = useRef({ during, submit, leave });
  const initial = useRef(q);
  events.current = { during, submit, leave };

  useEffect(() => {
    if (!host.current) return;
    const made = new QueryEditor(host.current, initial.current, {
      during: () => events.current.during,
      submit: (text) => events.current.submit(text.trim()),
      leave: () => events.current.leave(),
    });
    editor.current = made;
    return () => made.destroy();
  }, []);

  useEffect(() => editor.current?.setText(q), [q]);
  useEffect(() => editor.current?.setMarks(problem?.errors ?? []), [problem]);
  useImperativeHandle(ref, () => ({ focus: () => editor.current?.focus() }), []);

  return (
    <search className={style.bar}>
      <div className={`${style.line} ${problem ? style.wrong : ''}`}>
        <IconSearch size={16} stroke={2} aria-hidden className={style.icon} />
        <div ref={host} className={style.host} />
        {q && (
          <button
            type="button"
            className={style.clear}
            onClick={() => submit('')}
            aria-label="Clear the query"
          >
            <IconX size={14} aria-hidden />
          </button>
        )}
      </div>
      {problem && <QueryMistake q={q} problem={problem} submit={submit} />}
    </search>
  );
}

function QueryMistake({ q, problem, submit }: { q: string; problem: Problem; submit: (q: string) => void }) {
  const first = problem.errors[0];
  const better = first && meant(q, first);
  return (
    <p className={style.mistake} role="alert">
      {first && <span className={style.column}>Column {first.column + 1}</span>}
      <span>{first?.message ?? (problem.detail || problem.title)}</span>
      {first?.suggestion &&
        (better === undefined ? (
          <span className={style.advice}>{first.suggestion}</span>
        ) : (
          <button type="button" className={style.meant} onClick={() => submit(better)}>
            {first.suggestion}
          </button>
        ))}
    </p>
  );
}
