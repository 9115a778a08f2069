import { expect, test } from 'vitest';
import { readScope, scopeIfAny, showScope } from './scope';

test('a scope is read as it is shown', () => {
  expect(readScope(' github:*,vault:prod  jenkins ')).toEqual(['github:*', 'vault:prod', 'jenkins']);
  expect(readScope(showScope(['github:*', 'vault:prod']))).toEqual(['github:*', 'vault:prod']);
});

test('what is left empty is not asked for', () => {
  expect(scopeIfAny(' , ')).toBeUndefined();
  expect(scopeIfAny('vault:prod')).toEqual(['vault:prod']);
});
