import { expect, test } from 'vitest';
import { bestOf, shareOf } from './qualityShare';

test('what a tool cannot say is no share of nothing', () => {
  const cannot = { shown: 0, possible: 0 };
  expect(shareOf(cannot)).toBe('cannot say');
  expect(bestOf(cannot)).toBe('cannot say');
});

test('some is never shown as none, and none is', () => {
  expect(shareOf({ shown: 1, possible: 1000, percent: 0, best: 100 })).toBe('< 1 %');
  expect(shareOf({ shown: 0, possible: 1000, percent: 0, best: 100 })).toBe('0 %');
  expect(bestOf({ shown: 45, possible: 60, percent: 45, best: 60 })).toBe('60 %');
});
