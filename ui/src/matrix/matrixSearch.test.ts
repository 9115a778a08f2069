import { expect, test } from 'vitest';
import { filterOf, matrixSearch } from './matrixSearch';

test('an address that makes no sense is left out', () => {
  expect(
    matrixSearch({ depth: '9', kind: 'cat', at: 'noon', permission: 'own', show: 'all', line: '-4' }),
  ).toEqual({});
});

test('everything that is chosen stands in the address', () => {
  const search = matrixSearch({
    depth: '3',
    at: '2026-11-20T10:00:00Z',
    team: 'payments',
    show: 'differences',
    view: 'table',
    column: '40',
    cell: 'dana@acme.example',
    path: 'vault/prod/secret/payments',
  });
  expect(search).toEqual({
    depth: 3,
    at: '2026-11-20T10:00:00.000Z',
    team: 'payments',
    show: 'differences',
    view: 'table',
    column: 40,
    cell: 'dana@acme.example',
    path: 'vault/prod/secret/payments',
  });
  expect(filterOf(search)).toEqual({
    depth: 3,
    at: '2026-11-20T10:00:00.000Z',
    team: 'payments',
    show: 'differences',
  });
});
