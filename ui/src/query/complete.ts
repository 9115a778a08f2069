import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { type QueryKey, readKeys, readValues } from '../api/events';
import { count } from '../time/format';
import { quote } from './terms';

let keys: Promise<QueryKey[]> | undefined;

/** The keys of the language, asked for once. */
function knownKeys(): Promise<QueryKey[]> {
  keys ??= readKeys().then(
    (answer) => answer.keys,
    () => {
      keys = undefined;
      return [];
    },
  );
  return keys;
}

/** Offers keys where a word begins, and after `key:` the values that were really observed, with counts. */
export async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[^\s()]*/);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const value = /^-?([A-Za-z_][\w.-]*):(?:[^,"]*,)*"?([^",]*)$/.exec(word.text);
  if (value?.[1] !== undefined) return values(context, value[1], value[2] ?? '');
  if (!/^-?\w*$/.test(word.text)) return null;
  const from = word.text.startsWith('-') ? word.from + 1 : word.from;
  const known = await knownKeys();
  return { from, options: known.map(keyOption), validFor: /^\w*$/ };
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

async function values(
  context: CompletionContext,
  key: string,
  typed: string,
): Promise<CompletionResult | null> {
  const stop = new AbortController();
  context.addEventListener('abort', () => stop.abort());
  try {
    const answer = await readValues(key.toLowerCase(), typed, stop.signal);
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
