import { expect, test } from 'vitest';
import { placeToGoTo, returnedFrom } from './signOn';

const at = (address: string) => {
  const { pathname, search } = new URL(address, 'https://gatehouse.example');
  return { pathname, search };
};

test('what the provider sent back is read on its own page alone, and of it only what is asked for', () => {
  expect(returnedFrom(at('/signed-on?code=a%2Bb&state=s&iss=https%3A%2F%2Fx&session_state=z'))).toEqual({
    code: 'a+b',
    state: 's',
    iss: 'https://x',
  });
  expect(returnedFrom(at('/signed-on?error=access_denied&state=s'))).toEqual({
    error: 'access_denied',
    state: 's',
  });
  expect(returnedFrom(at('/overview?code=a&state=s'))).toBeUndefined();
  expect(returnedFrom(at('/signed-on'))).toBeUndefined();
});

test('who signs in goes on where they were, and not in a circle', () => {
  expect(placeToGoTo(at('/findings?state=all'))).toBe('/findings?state=all');
  expect(placeToGoTo(at('/signed-on?code=a&state=s'))).toBe('/');
});
