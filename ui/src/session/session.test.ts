import { expect, test } from 'vitest';
import { onEntrance, tokenInAddress } from './SessionGate';

test('a one-time token is read from behind the # of the entrance, and from nowhere else', () => {
  expect(tokenInAddress('#/enter?token=abc%2Bd')).toBe('abc+d');
  for (const hash of ['', '#token=abc', '#/enter', '#/elsewhere?token=abc', '#/enter?other=1']) {
    expect(tokenInAddress(hash)).toBeUndefined();
  }
});

test('a one-time link opened in a tab that is here already is followed, and no other change of the address', () => {
  const tab = Object.assign(new EventTarget(), { location: { hash: '' } }) as unknown as Window;
  let entered = 0;
  const stop = onEntrance(tab, () => entered++);
  const goTo = (hash: string) => {
    tab.location.hash = hash;
    tab.dispatchEvent(new Event('hashchange'));
  };
  goTo('#/elsewhere');
  expect(entered).toBe(0);
  goTo('#/enter?token=abc');
  expect(entered).toBe(1);
  stop();
  goTo('#/enter?token=abcd');
  expect(entered).toBe(1);
});
