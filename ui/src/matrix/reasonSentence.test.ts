import { expect, test } from 'vitest';
import type { Reasons } from '../api/matrix';
import { reasonSentence } from './reasonSentence';

const NONE: Reasons = {
  person: { id: 'dana', name: 'Dana Kim' },
  kind: 'person',
  id: 'dana',
  column: 'vault/prod/secret/payments',
  at: '2026-11-22T12:00:00Z',
  modelled: true,
  ways: [],
  uses: [],
  differences: [],
  whole: true,
};

const different = (comparison: 'expected-not-granted' | 'used-not-expected', permission: string) => ({
  comparison,
  permissions: [permission],
  resource: 'vault/prod/secret/payments',
  says: '',
});

test('what wants a look first is what is said', () => {
  expect(
    reasonSentence({
      ...NONE,
      differences: [different('expected-not-granted', 'write'), different('used-not-expected', 'secret')],
    }),
  ).toBe('Dana Kim used secret here. Nobody decided that they should.');
});

test('an account that is nobody’s is called by its path', () => {
  const { person: _, kind: __, ...nobodys } = NONE;
  expect(reasonSentence({ ...nobodys, id: 'vault/prod/entity/1' })).toBe(
    'vault/prod/entity/1 was active here, and no snapshot says what is granted.',
  );
});
