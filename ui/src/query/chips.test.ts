import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { describe, expect, test } from 'vitest';
import { chips, showMarks } from './chips';
import { exclude } from './terms';

/** What is drawn over a text: the words of each class, in order. */
function drawn(state: EditorState): [string, string][] {
  const out: [string, string][] = [];
  for (const source of state.facet(EditorView.decorations)) {
    if (typeof source === 'function') continue;
    source.between(0, state.doc.length, (from, to, value) => {
      if (from < to) out.push([value.spec.class, state.sliceDoc(from, to)]);
    });
  }
  return out;
}

const stateOf = (doc: string) => EditorState.create({ doc, extensions: [chips(() => {})] });

describe('chips', () => {
  test('are drawn over every condition, and over nothing else', () => {
    expect(drawn(stateOf('payments verb:read -kind:bot')).sort()).toEqual([
      ['chip not', '-kind:bot'],
      ['chip', 'verb:read'],
      ['chip-key', '-kind:'],
      ['chip-key', 'verb:'],
    ]);
  });

  test('follow a text that a facet changed', () => {
    const before = stateOf('verb:read');
    const text = exclude('verb:read', 'outcome', 'not-recorded');
    const after = before.update({ changes: { from: 0, to: before.doc.length, insert: text } }).state;
    expect(drawn(after).map(([, words]) => words)).toContain('-outcome:not-recorded');
  });

  test('are underlined where the server could not read them, until somebody types', () => {
    const marked = stateOf('acter:dana').update({ effects: showMarks.of([{ column: 0, length: 5 }]) }).state;
    expect(drawn(marked)).toContainEqual(['wrong', 'acter']);
    const typed = marked.update({ changes: { from: 10, insert: '.k' } }).state;
    expect(drawn(typed).some(([name]) => name === 'wrong')).toBe(false);
  });

  test('a mark beyond the end of the text is drawn at its end', () => {
    const marked = stateOf('verb:').update({ effects: showMarks.of([{ column: 40, length: 3 }]) }).state;
    expect(drawn(marked)).toContainEqual(['wrong', ':']);
  });
});
