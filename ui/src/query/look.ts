import { EditorView } from '@codemirror/view';

/** How the query line is drawn; its colours are the page's. */
export const look = EditorView.theme({
  '&': { fontSize: '13px', backgroundColor: 'transparent', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--type-identifier)',
    lineHeight: '24px',
    overflowX: 'auto',
    scrollbarWidth: 'none',
  },
  '.cm-content': { padding: '0', caretColor: 'var(--ink)', minWidth: '100%' },
  '.cm-line': { padding: '0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-placeholder': { color: 'var(--ink-faint)', fontFamily: 'var(--type)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { background: 'var(--accent-soft)' },
  '.chip': { padding: '2px 2px 2px 6px', borderRadius: '4px', background: 'var(--accent-soft)' },
  '.chip.not': { background: 'var(--denied-soft)' },
  '.chip-key': { color: 'var(--accent-ink)', fontWeight: '600' },
  '.not .chip-key': { color: 'var(--denied)' },
  '.chip-remove': {
    padding: '2px 6px 2px 2px',
    marginRight: '2px',
    borderRadius: '0 4px 4px 0',
    color: 'var(--ink-faint)',
    background: 'inherit',
    cursor: 'pointer',
  },
  '.chip-remove:hover': { color: 'var(--ink)' },
  '.wrong': { textDecoration: 'underline wavy var(--denied)', textUnderlineOffset: '4px' },
  '.cm-tooltip': {
    marginTop: '8px',
    border: '1px solid var(--line-strong)',
    borderRadius: '6px',
    background: 'var(--raised)',
    boxShadow: 'var(--shadow)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    maxHeight: '320px',
    fontFamily: 'var(--type)',
    fontSize: '13px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    gap: '16px',
    padding: '4px 12px',
    color: 'var(--ink)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--accent-soft)',
    color: 'var(--ink)',
  },
  '.cm-completionLabel': { fontFamily: 'var(--type-identifier)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionDetail': { marginLeft: 'auto', fontStyle: 'normal', color: 'var(--ink-faint)' },
});
