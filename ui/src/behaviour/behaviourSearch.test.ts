import { expect, test } from 'vitest';
import { behaviourSearch } from './behaviourSearch';

test('an address holds the view and whose ledger is open, and nothing that makes no sense', () => {
  expect(behaviourSearch({ view: 'signals', open: 'person:mira' })).toEqual({
    view: 'signals',
    open: 'person:mira',
  });
  expect(behaviourSearch({ view: 'other', open: 'mira', more: 1 })).toEqual({});
  expect(behaviourSearch({ open: `account:${'a'.repeat(2000)}` })).toEqual({});
});
