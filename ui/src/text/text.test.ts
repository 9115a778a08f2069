import { describe, expect, test } from 'vitest';
import { initials, shorten } from './shorten';
import { mixesScripts, stretches } from './unseen';

describe('characters that cannot be seen', () => {
  test('a right-to-left override is named, never obeyed', () => {
    expect(stretches('gpj.\u202enimda')).toEqual([
      { kind: 'plain', text: 'gpj.' },
      { kind: 'unseen', code: 'U+202E', name: 'right-to-left override' },
      { kind: 'plain', text: 'nimda' },
    ]);
  });

  test('zero-width characters, controls and tag characters are marked', () => {
    const codes = stretches('a\u200bb\u0000c\u{e0041}').flatMap((s) => (s.kind === 'unseen' ? [s.code] : []));
    expect(codes).toEqual(['U+200B', 'U+0000', 'U+E0041']);
  });

  test('an emoji family keeps its joiners; a joiner between letters is marked', () => {
    expect(stretches('👩‍👩‍👧')).toEqual([{ kind: 'plain', text: '👩‍👩‍👧' }]);
    expect(stretches('ad\u200dmin').some((s) => s.kind === 'unseen')).toBe(true);
  });

  test('a Cyrillic letter in a Latin word is noticed, a Russian sentence is not', () => {
    expect(mixesScripts('\u0430dmin')).toBe(true);
    expect(mixesScripts('admin and админ')).toBe(false);
  });
});

describe('long values', () => {
  test('are cut between graphemes, never inside one', () => {
    expect(shorten('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 2)).toEqual({ text: '👩‍👩‍👧👩‍👩‍👧', cut: true });
    expect(shorten('payments', 20)).toEqual({ text: 'payments', cut: false });
  });

  test('a letter under a thousand accents becomes one small letter', () => {
    const shortened = shorten(`a${'\u0301'.repeat(1000)}`, 40);
    expect(shortened.cut).toBe(true);
    expect(shortened.text.length).toBeLessThanOrEqual(16);
  });

  test('a megabyte is shortened without being read to its end', () => {
    expect(shorten('x'.repeat(1 << 20), 80)).toEqual({ text: 'x'.repeat(80), cut: true });
  });
});

test('initials come from words, and there is always something to draw', () => {
  expect(['dana.k', 'renovate-bot', 'ines', '', '💥'].map(initials)).toEqual(['DK', 'RB', 'IN', '?', '?']);
});
