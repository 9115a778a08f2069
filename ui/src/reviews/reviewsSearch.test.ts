import { expect, test } from 'vitest';
import { reviewsSearch } from './reviewsSearch';

test('the address of a review holds what was chosen, and nothing else', () => {
  expect(reviewsSearch({ id: '17', show: 'to-go', yours: 'true', q: 'prod' })).toEqual({
    id: '17',
    show: 'to-go',
    yours: true,
    q: 'prod',
  });
  expect(reviewsSearch({ id: '../x', show: 'changed', yours: 'no', q: '' })).toEqual({});
});
