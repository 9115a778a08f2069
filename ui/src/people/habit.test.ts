import { describe, expect, test } from 'vitest';
import type { Histogram } from '../api/events';
import { drawnWindow, habitOf, shade } from './habit';

const TO = '2026-11-23T09:00:00.000Z';

function hours(counts: Record<string, Record<string, number>>): Histogram {
  return {
    from: '2026-10-26T09:00:00Z',
    to: TO,
    bucket_seconds: 3600,
    buckets: Object.entries(counts).map(([start, by]) => ({
      start,
      total: Object.values(by).reduce((sum, one) => sum + one, 0),
      by,
    })),
    as_of: 1,
    sight: { sentence: '', sources: [] } as never,
  };
}

describe('the habit of somebody', () => {
  test('an hour used only in the last week is unusual, one used before is not', () => {
    const habit = habitOf(
      hours({
        '2026-11-03T09:00:00Z': { github: 5 },
        '2026-11-17T09:00:00Z': { github: 2 },
        '2026-11-18T02:00:00Z': { vault: 1 },
      }),
      TO,
      'UTC',
    );
    expect(habit.unusual).toBe(1);
    expect(habit.week[1]?.[9]).toMatchObject({ before: 5, latest: 2, unusual: false });
    expect(habit.week[2]?.[2]).toMatchObject({ before: 0, latest: 1, unusual: true });
    expect(habit.tools.map((one) => [one.tool, one.total])).toEqual([
      ['github', 7],
      ['vault', 1],
    ]);
  });

  test('an hour beside one that is known, on another working day, is not unusual, but at the weekend it is', () => {
    const habit = habitOf(
      hours({
        '2026-11-03T09:00:00Z': { github: 5 },
        '2026-11-18T10:00:00Z': { github: 1 },
        '2026-11-21T09:00:00Z': { github: 1 },
      }),
      TO,
      'UTC',
    );
    expect(habit.week[2]?.[10]?.unusual).toBe(false);
    expect(habit.week[5]?.[9]?.unusual).toBe(true);
  });

  test('with nothing before there is no habit to differ from', () => {
    const habit = habitOf(hours({ '2026-11-18T02:00:00Z': { vault: 3 } }), TO, 'UTC');
    expect(habit.comparable).toBe(false);
    expect(habit.unusual).toBe(0);
  });

  test('days and hours are those of the zone', () => {
    const habit = habitOf(hours({ '2026-11-16T23:00:00Z': { github: 1 } }), TO, 'Europe/Berlin');
    expect(habit.days).toEqual(['2026-11-17']);
    expect(habit.week[1]?.[0]?.latest).toBe(1);
  });

  test('a window ends at a full hour and nothing is darker than four', () => {
    expect(drawnWindow(new Date('2026-11-23T08:20:00Z'))).toEqual({
      from: '2026-10-26T09:00:00.000Z',
      to: TO,
    });
    expect([0, 1, 4, 16, 9999].map(shade)).toEqual([0, 1, 2, 3, 4]);
  });
});
