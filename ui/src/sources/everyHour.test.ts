import { expect, test } from 'vitest';
import { everyHour } from './everyHour';

test('an hour of which nothing came stands there as nothing', () => {
  const counts = { unmapped: 0, unreadable: 0, duplicate: 0, refused: 0, late: 0, bytes: 9 };
  const hours = everyHour({
    since: '2026-11-22T07:00:00Z',
    until: '2026-11-22T09:30:00Z',
    hours: [
      { hour: '2026-11-22T07:00:00Z', received: 3, ...counts },
      { hour: '2026-11-22T09:00:00Z', received: 1, ...counts },
    ],
  });
  expect(hours.map((each) => each.received)).toEqual([3, 0, 1]);
  expect(hours[1]?.hour).toBe('2026-11-22T08:00:00.000Z');
});
