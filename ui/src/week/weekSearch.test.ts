import { describe, expect, test } from 'vitest';
import { weekAfter, weekSearch } from './weekSearch';

describe('the address of a week', () => {
  test('holds where it ends, and nothing that is no time', () => {
    expect(weekSearch({ until: '2026-11-20T00:00:00Z' })).toEqual({ until: '2026-11-20T00:00:00.000Z' });
    expect(weekSearch({ until: 'yesterday' })).toEqual({});
    expect(weekSearch({ until: '<script>' })).toEqual({});
    expect(weekSearch({})).toEqual({});
  });

  test('goes back and forth by seven days, and no further than now', () => {
    const now = new Date('2026-11-22T12:00:00Z');
    const before = weekAfter(now.toISOString(), -1, now);
    expect(before).toEqual({ until: '2026-11-15T12:00:00.000Z' });
    expect(weekAfter(String(before.until), 1, now)).toEqual({});
    expect(weekAfter('2026-11-01T00:00:00Z', 1, now)).toEqual({ until: '2026-11-08T00:00:00.000Z' });
  });
});
