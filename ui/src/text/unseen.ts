/** A stretch of a text as it is to be drawn. */
export type Stretch =
  | { kind: 'plain'; text: string }
  /** A character nobody can see, or one that turns the reading direction; drawn by its code. */
  | { kind: 'unseen'; code: string; name: string };

const NAMES: Record<number, string> = {
  173: 'soft hyphen',
  1564: 'Arabic letter mark',
  4447: 'Hangul filler',
  4448: 'Hangul filler',
  6158: 'Mongolian vowel separator',
  8203: 'zero-width space',
  8204: 'zero-width non-joiner',
  8205: 'zero-width joiner',
  8206: 'left-to-right mark',
  8207: 'right-to-left mark',
  8234: 'left-to-right embedding',
  8235: 'right-to-left embedding',
  8236: 'end of direction',
  8237: 'left-to-right override',
  8238: 'right-to-left override',
  8288: 'word joiner',
  8294: 'left-to-right isolate',
  8295: 'right-to-left isolate',
  8296: 'first strong isolate',
  8297: 'end of isolate',
  12644: 'Hangul filler',
  65279: 'byte order mark',
  65533: 'unreadable byte',
};

const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffd]|[\u{e0000}-\u{e007f}]/gu;

/** Cuts a text into what can be drawn as it is and what must be marked. A zero-width joiner inside an
 * emoji is part of the picture and stays. */
export function stretches(text: string): Stretch[] {
  const out: Stretch[] = [];
  let from = 0;
  for (const match of text.matchAll(UNSEEN)) {
    const point = match[0].codePointAt(0) ?? 0;
    if (point === 0x200d && insideEmoji(text, match.index)) continue;
    if (match.index > from) out.push({ kind: 'plain', text: text.slice(from, match.index) });
    out.push({ kind: 'unseen', code: codeOf(point), name: NAMES[point] ?? 'control character' });
    from = match.index + match[0].length;
  }
  if (from < text.length) out.push({ kind: 'plain', text: text.slice(from) });
  return out;
}

/** True when a single word mixes Latin with letters that only look like it. */
export function mixesScripts(text: string): boolean {
  for (const word of text.split(/[^\p{L}\p{M}]+/u)) {
    if (/\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)) return true;
  }
  return false;
}

const codeOf = (point: number) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;

function insideEmoji(text: string, at: number): boolean {
  const before = Array.from(text.slice(Math.max(0, at - 3), at)).at(-1) ?? '';
  const after = Array.from(text.slice(at + 1, at + 3))[0] ?? '';
  return (
    /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u.test(before) &&
    /\p{Extended_Pictographic}/u.test(after)
  );
}
