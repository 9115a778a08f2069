import { describe, expect, test } from 'vitest';
import { exclude, only, quote, stance, termsOf, without } from './terms';

describe('the conditions of a query', () => {
  test('are found with their place, key and values', () => {
    expect(termsOf('who -source:github:real actor:"Dana K.",ines')).toEqual([
      { from: 4, to: 23, negated: true, key: 'source', values: ['github:real'], alone: true },
      { from: 24, to: 44, negated: false, key: 'actor', values: ['Dana K.', 'ines'], alone: true },
    ]);
  });

  test('an expression may hold spaces in quotes and slashes in paths', () => {
    expect(termsOf('action:/^repo\\..*/ resource:github/acme').map((t) => t.values)).toEqual([
      ['/^repo\\..*/'],
      ['github/acme'],
    ]);
  });

  test('inside parentheses, beside OR or after NOT they are drawn but never changed', () => {
    for (const text of ['(verb:read) x', 'verb:read OR verb:grant', 'not verb:read']) {
      expect(termsOf(text)[0]?.alone).toBe(false);
    }
  });

  test('an unclosed quote runs to the end', () => {
    expect(termsOf('actor:"dana').map((t) => t.to)).toEqual([11]);
  });
});

describe('only and exclude', () => {
  test('add a condition, and take it away when asked twice', () => {
    const narrowed = only('payments', 'outcome', 'denied');
    expect(narrowed).toBe('payments outcome:denied');
    expect(only(narrowed, 'outcome', 'denied')).toBe('payments');
    expect(exclude(narrowed, 'outcome', 'denied')).toBe('payments -outcome:denied');
  });

  test('keep a query with OR whole', () => {
    expect(only('a OR b', 'verb', 'read')).toBe('(a OR b) verb:read');
    expect(only('(a OR b)', 'verb', 'read')).toBe('(a OR b) verb:read');
  });

  test('text and facet say the same', () => {
    expect(stance('-kind:BOT x', 'kind', 'bot')).toBe('excluded');
    expect(stance('kind:bot,app', 'kind', 'bot')).toBe('none');
  });

  test('know a short key for its long one', () => {
    expect(stance('env:production', 'environment', 'production')).toBe('only');
    expect(only('env:production x', 'environment', 'production')).toBe('x');
  });

  test('a value out of hostile data becomes one condition and nothing else', () => {
    for (const value of [
      'a" OR verb:*',
      'x) -y',
      '*',
      '/.*/',
      'or',
      '-dash',
      'a,b',
      '1..2',
      '\\',
      'tab\there',
      '💥',
    ]) {
      const text = only('payments', 'actor', value);
      const terms = termsOf(text);
      expect(terms).toHaveLength(1);
      expect(terms[0]?.values).toEqual([value]);
      expect(only(text, 'actor', value)).toBe('payments');
    }
  });
});

test('a condition can be taken out of the middle', () => {
  expect(without('a verb:read b', 2, 11)).toBe('a b');
});

test('plain names need no quotes', () => {
  expect([quote('dana.k'), quote('github:acme'), quote('Dana K.')]).toEqual([
    'dana.k',
    'github:acme',
    '"Dana K."',
  ]);
});
