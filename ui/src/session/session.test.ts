import { expect, test } from 'vitest';
import { tokenInAddress } from './SessionGate';

test('a one-time token is read from behind the # of the entrance, and from nowhere else', () => {
  expect(tokenInAddress('#/enter?token=abc%2Bd')).toBe('abc+d');
  for (const hash of ['', '#token=abc', '#/enter', '#/elsewhere?token=abc', '#/enter?other=1']) {
    expect(tokenInAddress(hash)).toBeUndefined();
  }
});
