import {
  acceptCompletion,
  autocompletion,
  closeCompletion,
  completionKeymap,
  completionStatus,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import type { During } from '../api/events';
import type { QueryMark } from '../api/request';
import { chips, showMarks } from './chips';
import { complete } from './complete';
import { look } from './look';

export interface QueryEditorEvents {
  /** The window whose values are offered. */
  during: () => During;
  submit: (text: string) => void;
  leave: () => void;
}

/** One line of text in which every condition is drawn as a chip. The text is the only state: what facets,
 * rows and links change is this text, and what is typed here changes them. */
export class QueryEditor {
  private readonly view: EditorView;
  private readonly described = new Compartment();

  constructor(parent: HTMLElement, text: string, events: QueryEditorEvents) {
    // In a shadow root the editor's styles are adopted, not written into the page, which the content
    // security policy would refuse.
    const root = parent.shadowRoot ?? parent.attachShadow({ mode: 'open' });
    root.replaceChildren();
    const place = document.createElement('div');
    root.append(place);
    this.view = new EditorView({
      parent: place,
      root,
      state: EditorState.create({ doc: text, extensions: this.extensions(events) }),
    });
  }

  private extensions(events: QueryEditorEvents): Extension {
    return [
      history(),
      chips((view) => events.submit(view.state.doc.toString())),
      autocompletion({
        override: [(context) => complete(context, events.during())],
        icons: false,
        maxRenderedOptions: 40,
        defaultKeymap: true,
      }),
      keymap.of([
        { key: 'Tab', run: acceptCompletion },
        {
          key: 'Enter',
          run: (view) => {
            closeCompletion(view);
            events.submit(view.state.doc.toString());
            return true;
          },
        },
        {
          key: 'Escape',
          run: (view) => {
            if (completionStatus(view.state) === 'active') return closeCompletion(view);
            events.leave();
            return true;
          },
        },
        ...completionKeymap.filter((binding) => binding.key !== 'Enter' && binding.key !== 'Escape'),
        ...historyKeymap,
        ...defaultKeymap,
      ]),
      // One line: a pasted line break becomes a space.
      EditorState.transactionFilter.of((change) =>
        change.newDoc.lines > 1
          ? [
              {
                changes: {
                  from: 0,
                  to: change.startState.doc.length,
                  insert: change.newDoc.toString().replace(/\s*\n\s*/g, ' '),
                },
                selection: { anchor: Math.min(change.newSelection.main.head, change.newDoc.length) },
              },
            ]
          : change,
      ),
      placeholder('Add a condition, or search any text'),
      this.described.of([]),
      EditorView.contentAttributes.of({
        'aria-label': 'Search events',
        spellcheck: 'false',
        autocapitalize: 'off',
      }),
      look,
    ];
  }

  /** Replaces the text, unless it already says this. */
  setText(text: string): void {
    const before = this.view.state.doc.toString();
    if (before !== text) {
      this.view.dispatch({
        changes: { from: 0, to: before.length, insert: text },
        selection: { anchor: text.length },
      });
    }
  }

  /** Draws where the query could not be read. */
  setMarks(marks: QueryMark[]): void {
    this.view.dispatch({ effects: showMarks.of(marks) });
  }

  focus(): void {
    this.view.focus();
    this.view.dispatch({ selection: { anchor: this.view.state.doc.length } });
  }

  destroy(): void {
    this.view.destroy();
  }
}
