import { expect, test } from 'vitest';
import { postureSearch } from './postureSearch';

test('an address is read and what makes no sense is left out', () => {
  expect(postureSearch({ result: 'unknown', severity: 'high', q: 'key', open: 'a', thing: 'b' })).toEqual({
    result: 'unknown',
    severity: 'high',
    q: 'key',
    open: 'a',
    thing: 'b',
  });
  expect(postureSearch({ result: 'maybe', severity: 'worst', q: '', open: 'a' })).toEqual({});
  expect(postureSearch({ q: 'x'.repeat(500) }).q).toHaveLength(200);
});
