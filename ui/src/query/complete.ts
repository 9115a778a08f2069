import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { type During, type QueryKey, readKeys, readValues, type Shorthand } from '../api/events';
import { count } from '../time/format';
import { quote } from './terms';

interface Language {
  keys: QueryKey[];
  shorthands: Shorthand[];
}

let asked: Promise<Language> | undefined;

/** The keys and named queries of the language, asked for once. */
function language(): Promise<Language> {
  asked ??= readKeys().catch(() => {
    asked = undefined;
    return { keys: [], shorthands: [] };
  });
  return asked;
}

const NAMED: QueryKey = { key: 'is', meaning: 'A named query, like is:privileged.' };

/** Offers keys where a word begins, and after `key:` the values that were really observed in the window, with
 * counts. */
export async function complete(context: CompletionContext, during: During): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[^\s()]*/);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const value = /^-?([A-Za-z_][\w.-]*):(?:[^,"]*,)*"?([^",]*)$/.exec(word.text);
  if (value?.[1]?.toLowerCase() === 'is') return named(context, value[2] ?? '');
  if (value?.[1] !== undefined) return values(context, value[1], value[2] ?? '', during);
  if (!/^-?\w*$/.test(word.text)) return null;
  const from = word.text.startsWith('-') ? word.from + 1 : word.from;
  const { keys } = await language();
  return { from, options: [...keys, NAMED].map(keyOption), validFor: /^\w*$/ };
}

function keyOption(key: QueryKey): Completion {
  return {
    label: `${key.key}:`,
    detail: key.meaning,
    apply: (view, _completion, from, to) => {
      view.dispatch({
        changes: { from, to, insert: `${key.key}:` },
        selection: { anchor: from + key.key.length + 1 },
      });
    },
  };
}

async function named(context: CompletionContext, typed: string): Promise<CompletionResult> {
  const { shorthands } = await language();
  return {
    from: context.pos - typed.length,
    options: shorthands.map(({ name, meaning }) => ({ label: name, detail: meaning, apply: `${name} ` })),
    validFor: /^[\w-]*$/,
  };
}

async function values(
  context: CompletionContext,
  key: string,
  typed: string,
  during: During,
): Promise<CompletionResult | null> {
  const stop = new AbortController();
  context.addEventListener('abort', () => stop.abort());
  try {
    const answer = await readValues(key.toLowerCase(), typed, during, stop.signal);
    const quoted = context.state.sliceDoc(context.pos - typed.length - 1, context.pos - typed.length) === '"';
    const from = context.pos - typed.length - (quoted ? 1 : 0);
    return {
      from,
      filter: false,
      options: answer.values.map(({ value, count: times }) => ({
        label: value,
        detail: count(times),
        apply: `${quote(value)} `,
      })),
    };
  } catch {
    return null;
  }
}
