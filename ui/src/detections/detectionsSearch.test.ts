import { expect, test } from 'vitest';
import type { Detection } from '../api/detections';
import { detectionsSearch, techniqueMap, wanted } from './detectionsSearch';

const one = (name: string, more: Partial<Detection>): Detection => ({
  name,
  title: name,
  level: 'high',
  theme: 'vault',
  state: 'on',
  written: 'on',
  certain: false,
  log: 'gatehouse',
  techniques: [],
  day: 0,
  week: 0,
  month: 0,
  raised: 0,
  forgotten: 0,
  held: 0,
  ...more,
});

const all = [
  one('vault-policy', { techniques: ['T1562.008', 'T1562.001'], month: 3 }),
  one('github-token', { theme: 'github', state: 'watch', techniques: ['T1098'] }),
];

test('an address keeps what makes sense and nothing else', () => {
  expect(detectionsSearch({ state: 'watch', view: 'map', matched: 'true', q: 4812, open: 'a' })).toEqual({
    state: 'watch',
    view: 'map',
    matched: true,
    q: '4812',
    open: 'a',
  });
  expect(detectionsSearch({ state: 'sometimes', view: 'pie', matched: 'no', q: null })).toEqual({});
});

test('rehearsals have an address', () => {
  expect(detectionsSearch({ view: 'rehearsals' })).toEqual({ view: 'rehearsals' });
});

test('what is asked for is by state, theme, technique, match and letters', () => {
  const names = (search: Record<string, unknown>) =>
    wanted(all, detectionsSearch(search)).map((each) => each.name);
  expect(names({})).toEqual(['vault-policy', 'github-token']);
  expect(names({ state: 'watch' })).toEqual(['github-token']);
  expect(names({ technique: 'T1562' })).toEqual(['vault-policy']);
  expect(names({ technique: 'T156' })).toEqual([]);
  expect(names({ matched: 'true', theme: 'github' })).toEqual([]);
  expect(names({ q: 't1098' })).toEqual(['github-token']);
});

test('the map counts a detection once for each technique', () => {
  const { themes, rows } = techniqueMap(all);
  expect(themes).toEqual(['github', 'vault']);
  expect(rows.map(([technique, row]) => [technique, ...row])).toEqual([
    ['T1098', ['github', 1]],
    ['T1562', ['vault', 1]],
  ]);
});
