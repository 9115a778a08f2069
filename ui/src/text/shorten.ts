const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** One letter may carry a thousand accents; more than these are not drawn in a row. */
const GRAPHEME_UNITS_MAX = 16;

/** A text cut after `max` graphemes, never inside one, and whether anything was left out. */
export function shorten(text: string, max: number): { text: string; cut: boolean } {
  if (text.length <= max) return withoutPiles(text);
  let out = '';
  let count = 0;
  let cut = false;
  // A grapheme is at least one unit, so nothing past this can be reached: a megabyte costs no more.
  const head = text.slice(0, max * GRAPHEME_UNITS_MAX * 4);
  for (const { segment } of graphemes.segment(head)) {
    if (count === max) return { text: out, cut: true };
    const drawn = segment.slice(0, GRAPHEME_UNITS_MAX);
    cut ||= drawn.length < segment.length;
    out += drawn;
    count += 1;
  }
  return { text: out, cut: cut || head.length < text.length };
}

function withoutPiles(text: string): { text: string; cut: boolean } {
  if (text.length <= GRAPHEME_UNITS_MAX) return { text, cut: false };
  let out = '';
  let cut = false;
  for (const { segment } of graphemes.segment(text)) {
    cut ||= segment.length > GRAPHEME_UNITS_MAX;
    out += segment.slice(0, GRAPHEME_UNITS_MAX);
  }
  return { text: out, cut };
}

/** Up to two letters that stand for a name in a small picture. */
export function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const first = words[0];
  if (!first) return '?';
  const letters = words.length > 1 ? [first, words[1] ?? ''] : [first, Array.from(first).slice(1).join('')];
  return letters
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toUpperCase();
}
