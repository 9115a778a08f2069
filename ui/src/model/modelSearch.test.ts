import { expect, test } from 'vitest';
import { modelSearch } from './modelSearch';

test('a part that there is stays in the address, anything else is the files', () => {
  expect(modelSearch({ part: 'share' })).toEqual({ part: 'share' });
  expect(modelSearch({ part: 'files' })).toEqual({});
  expect(modelSearch({ part: '<script>' })).toEqual({});
});
