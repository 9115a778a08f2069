import { expect, test } from 'vitest';
import { permissionsBy } from './answers';

test('each of the three answers stands alone, and what is not said is neither yes nor no', () => {
  const cell = {
    read: 'granted-and-used',
    secret: 'used-not-expected',
    admin: 'granted-not-expected',
  } as const;
  expect(permissionsBy(cell, true, 'expected')).toEqual({ yes: ['read'], no: ['secret', 'admin'] });
  expect(permissionsBy(cell, true, 'granted')).toEqual({ yes: ['read', 'admin'], no: [] });
  expect(permissionsBy(cell, true, 'used')).toEqual({ yes: ['read', 'secret'], no: [] });
});

test('without a model nothing is said to be expected', () => {
  expect(permissionsBy({ read: 'granted-and-used' }, false, 'expected')).toEqual({ yes: [], no: [] });
});
