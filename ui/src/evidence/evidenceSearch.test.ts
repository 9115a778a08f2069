import { describe, expect, test } from 'vitest';
import { searchOf, searchText } from '../parts/addressSearch';
import {
  chosenOf,
  daysOf,
  evidenceSearch,
  periodOf,
  usualPeriods,
  withAllOrNone,
  withReport,
} from './evidenceSearch';

const NOW = new Date('2026-02-10T23:59:59Z');
const ALL = ['R4', 'R6', 'R10'];

test('an address is read and what makes no sense is left out', () => {
  const whole = { from: '2026-01-01', to: '2026-01-31', reports: 'R4,R10' };
  expect(evidenceSearch(whole)).toEqual(whole);
  expect(evidenceSearch({ from: '1.1.2026', to: '2026-13-01', reports: 'R4;x' })).toEqual({});
  expect(evidenceSearch({ reports: 'none' })).toEqual({ reports: 'none' });
});

describe('a period', () => {
  test('that is usual has its first and its last day, also over the turn of a year', () => {
    expect(usualPeriods(NOW)).toEqual([
      { name: 'This quarter', from: '2026-01-01', to: '2026-02-10' },
      { name: 'Last quarter', from: '2025-10-01', to: '2025-12-31' },
      { name: 'Last month', from: '2026-01-01', to: '2026-01-31' },
      { name: 'Last 30 days', from: '2026-01-12', to: '2026-02-10' },
    ]);
  });

  test('is this quarter until somebody says otherwise', () => {
    expect(daysOf({}, NOW)).toEqual({ from: '2026-01-01', to: '2026-02-10' });
    expect(daysOf({ from: '2025-07-01' }, NOW)).toEqual({ from: '2025-07-01', to: '2026-02-10' });
  });

  test('holds its last day to the end', () => {
    expect(periodOf({ from: '2025-12-31', to: '2025-12-31' })).toEqual({
      from: '2025-12-31T00:00:00Z',
      to: '2026-01-01T00:00:00Z',
    });
  });

  test('that ends before it begins is none', () =>
    expect(periodOf({ from: '2026-02-02', to: '2026-02-01' })).toBeUndefined());
});

describe('reports', () => {
  test('are all chosen until one is let go', () => {
    expect(chosenOf({}, ALL)).toEqual(ALL);
    expect(withReport({}, ALL, 'R6')).toEqual({ reports: 'R4,R10' });
    expect(withReport({ reports: 'R4,R10' }, ALL, 'R6')).toEqual({});
    expect(withReport({ reports: 'R6' }, ALL, 'R6')).toEqual({ reports: 'none' });
    expect(withReport({ reports: 'none' }, ALL, 'R6')).toEqual({ reports: 'R6' });
  });

  test('are let go and chosen all at once', () => {
    expect(withAllOrNone({}, ALL)).toEqual({ reports: 'none' });
    expect(withAllOrNone({ reports: 'none' }, ALL)).toEqual({});
    expect(withAllOrNone({ from: '2026-01-01', reports: 'R4' }, ALL)).toEqual({ from: '2026-01-01' });
  });

  test('and none of them survive the address bar', () => {
    const none = withAllOrNone({}, ALL);
    expect(evidenceSearch(searchOf(searchText({ ...none })))).toEqual(none);
  });

  test('that are none are not chosen', () => {
    expect(chosenOf({ reports: 'R10,R99,R4' }, ALL)).toEqual(['R4', 'R10']);
    expect(chosenOf({ reports: 'none' }, ALL)).toEqual([]);
  });
});
