import { expect, test } from 'vitest';
import { meant } from './meant';

test('a suggested word takes the place of the mistake', () => {
  const mark = { column: 5, length: 5, suggestion: 'did you mean actor?' };
  expect(meant('read acter:dana', mark)).toBe('read actor:dana');
});

test('a suggested shorthand does not repeat what is there', () => {
  const suggestion = 'did you mean is:denied?';
  expect(meant('is:denyed x', { column: 3, length: 6, suggestion })).toBe('is:denied x');
  expect(meant('is:denyed x', { column: 0, length: 9, suggestion })).toBe('is:denied x');
});

test('advice is not put into the query', () => {
  expect(meant('"open', { column: 0, length: 5, suggestion: 'end it with "' })).toBeUndefined();
});
