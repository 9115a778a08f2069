import { expect, test } from 'vitest';
import { accountsSearch, differenceSearch, resourceSearch } from './accessSearch';

test('an address keeps what narrows the list and drops what makes no sense', () => {
  expect(differenceSearch({ compare: 'granted-not-used', basis: 'never', person: 'ada', junk: 1 })).toEqual({
    compare: 'granted-not-used',
    basis: 'never',
    person: 'ada',
  });
  expect(differenceSearch({ compare: 'used', basis: 'perhaps', below: null })).toEqual({});
  expect(accountsSearch({ state: 'left' })).toEqual({ state: 'left' });
  expect(accountsSearch({ state: 'lost' })).toEqual({});
});

test('a resource keeps its path letter for letter, up to a bound', () => {
  expect(resourceSearch({ path: 'vault/prod/a b', permission: 'secret', show: 'changed' })).toEqual({
    path: 'vault/prod/a b',
    permission: 'secret',
    show: 'changed',
  });
  expect(resourceSearch({ permission: 'fly' })).toEqual({ path: '' });
  expect(resourceSearch({ path: 'x'.repeat(9000) }).path).toHaveLength(4000);
});
