import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import type { QueryMark } from '../api/request';
import { termsOf, without } from './terms';

/** Says where a query could not be read; typing wipes it away. */
export const showMarks = StateEffect.define<QueryMark[]>();

const CHIP = Decoration.mark({ class: 'chip' });
const CHIP_NOT = Decoration.mark({ class: 'chip not' });
const KEY = Decoration.mark({ class: 'chip-key' });
const WRONG = Decoration.mark({ class: 'wrong' });

class RemoveChip extends WidgetType {
  constructor(
    readonly from: number,
    readonly to: number,
    readonly removed: (view: EditorView) => void,
  ) {
    super();
  }

  override eq(other: RemoveChip): boolean {
    return other.from === this.from && other.to === this.to;
  }

  override toDOM(view: EditorView): HTMLElement {
    const cross = document.createElement('span');
    cross.className = 'chip-remove';
    cross.textContent = '×';
    // Keys delete text as they always do; this is a handle for the mouse only.
    cross.setAttribute('aria-hidden', 'true');
    cross.addEventListener('mousedown', (press) => {
      press.preventDefault();
      const text = view.state.doc.toString();
      view.dispatch({ changes: { from: 0, to: text.length, insert: without(text, this.from, this.to) } });
      this.removed(view);
    });
    return cross;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** Draws every `key:value` as a chip with a handle that takes it away. */
export function chips(removed: (view: EditorView) => void): Extension {
  return StateField.define<{ marks: QueryMark[]; drawn: DecorationSet }>({
    create: (state) => ({ marks: [], drawn: draw(state, [], removed) }),
    update(value, change) {
      let marks = change.docChanged ? [] : value.marks;
      for (const effect of change.effects) if (effect.is(showMarks)) marks = effect.value;
      return change.docChanged || marks !== value.marks
        ? { marks, drawn: draw(change.state, marks, removed) }
        : value;
    },
    provide: (field) => EditorView.decorations.from(field, (value) => value.drawn),
  });
}

function draw(state: EditorState, marks: QueryMark[], removed: (view: EditorView) => void): DecorationSet {
  const text = state.doc.toString();
  const out = [];
  for (const term of termsOf(text)) {
    const keyTo = term.from + text.slice(term.from).indexOf(':') + 1;
    out.push((term.negated ? CHIP_NOT : CHIP).range(term.from, term.to));
    out.push(KEY.range(term.from, keyTo));
    if (term.alone) {
      const widget = new RemoveChip(term.from, term.to, removed);
      out.push(Decoration.widget({ widget, side: -1 }).range(term.to));
    }
  }
  for (const mark of marks) {
    const from = Math.max(0, Math.min(mark.column, text.length - 1));
    const to = Math.min(text.length, from + Math.max(1, mark.length ?? wordLength(text, from)));
    if (to > from) out.push(WRONG.range(from, to));
  }
  return Decoration.set(out, true);
}

const wordLength = (text: string, from: number) => /^\S*/.exec(text.slice(from))?.[0].length ?? 1;
