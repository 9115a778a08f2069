import { expect, test } from 'vitest';
import { findingsSearch } from './findingsSearch';

test('an address is read and what makes no sense is left out', () => {
  const key = '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03';
  expect(findingsSearch({ state: 'resolved', severity: 'high', q: 'key', open: key })).toEqual({
    state: 'resolved',
    severity: 'high',
    q: 'key',
    open: key,
  });
  expect(findingsSearch({ state: 'maybe', severity: 'worst', emitter: 'me', q: '', open: '../x' })).toEqual(
    {},
  );
  expect(findingsSearch({ q: 'x'.repeat(500) }).q).toHaveLength(200);
});
