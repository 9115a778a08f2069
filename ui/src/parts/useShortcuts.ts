import { useEffect, useRef } from 'react';
import { useAppearance } from '../appearance/appearance';

type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

/** How long the first key of a pair like `g o` waits for the second. */
const PAIR_MILLIS_MAX = 1200;

/** Binds keys while a screen is shown. Typing into a field, a held modifier and an open dialog win; where
 * somebody switched single keys off, nothing is bound. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const { appearance } = useAppearance();
  const bound = useRef(shortcuts);
  bound.current = shortcuts;

  useEffect(() => {
    if (!appearance.shortcuts) return;
    let first = '';
    let at = 0;
    function pressed(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTaken(event)) return;
      const pair = event.timeStamp - at < PAIR_MILLIS_MAX ? `${first} ${event.key}` : '';
      const action = bound.current[pair] ?? bound.current[event.key];
      first = event.key;
      at = event.timeStamp;
      if (!action) return;
      event.preventDefault();
      action(event);
    }
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [appearance.shortcuts]);
}

function isTaken(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) return true;
  if (target.closest('[role=dialog], [role=menu], [role=listbox]')) return true;
  // Enter and Space belong to whatever button or link has the focus.
  const pressesIt = event.key === 'Enter' || event.key === ' ';
  return pressesIt && target.closest('button, a, summary') !== null;
}
