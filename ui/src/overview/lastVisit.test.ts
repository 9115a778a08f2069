import { beforeEach, describe, expect, test, vi } from 'vitest';
import { lastVisit, rememberVisit } from './lastVisit';

describe('since you last looked', () => {
  beforeEach(() => {
    localStorage.clear();
    vi.useFakeTimers();
  });

  function lookAt(time: string): string | undefined {
    vi.setSystemTime(new Date(time));
    const since = lastVisit();
    rememberVisit(new Date());
    return since;
  }

  test('begins when the visit before this one ended, and reloading changes nothing', () => {
    expect(lookAt('2026-11-20T09:00:00Z')).toBeUndefined();
    expect(lookAt('2026-11-20T09:10:00Z')).toBeUndefined();
    expect(lookAt('2026-11-22T08:00:00Z')).toBe('2026-11-20T09:10:00.000Z');
    expect(lookAt('2026-11-22T08:20:00Z')).toBe('2026-11-20T09:10:00.000Z');
  });

  test('survives a damaged memory', () => {
    localStorage.setItem('gatehouse.lastVisit', '{"looked":"soon"');
    expect(lookAt('2026-11-22T08:00:00Z')).toBeUndefined();
  });
});
