import { describe, expect, test } from 'vitest';
import { ago, count, fullMoment, moment } from './format';
import { DEFAULT_RANGE, rangeBounds, rangeOf, rangeText, spanLabel } from './range';
import { clockface, zoneLabel, zoneName } from './zone';

const AT = '2026-11-22T13:31:07.218456Z';

describe('a moment', () => {
  test('always carries the offset of its zone', () => {
    expect(moment(AT, 'Europe/Berlin', 'exact', new Date(AT))).toEqual({
      day: '22 Nov',
      clock: '14:31:07.218',
      offset: '+01:00',
    });
    expect(moment(AT, 'UTC')?.offset).toBe('+00:00');
    expect(fullMoment(AT, 'Asia/Kathmandu')).toBe('2026-11-22 19:16:07.218456 +05:45');
  });

  test('shows no more precision than the tool sent', () => {
    expect(moment('2026-11-22T13:31:00Z', 'UTC', 'minute')?.clock).toBe('13:31');
    expect(moment('2026-11-22T13:31:07Z', 'UTC', 'second')?.clock).toBe('13:31:07');
  });

  test('names the year when it is not this one', () => {
    expect(moment('2024-02-29T12:00:00Z', 'UTC', 'exact', new Date(AT))?.day).toBe('29 Feb 2024');
  });

  test('both hours of the night the clocks go back can be told apart', () => {
    const first = moment('2026-10-25T00:30:00Z', 'Europe/Berlin');
    const second = moment('2026-10-25T01:30:00Z', 'Europe/Berlin');
    expect(first?.clock).toBe(second?.clock);
    expect([first?.offset, second?.offset]).toEqual(['+02:00', '+01:00']);
  });

  test('that cannot be read is shown as it came', () => {
    expect(fullMoment('yesterday-ish', 'UTC')).toBe('yesterday-ish');
    expect(moment('yesterday-ish', 'UTC')).toBeUndefined();
  });
});

describe('a zone', () => {
  test('nobody knows becomes UTC', () => expect(zoneName('Mars/Olympus')).toBe('UTC'));
  test('is called by its city', () =>
    expect(zoneLabel('America/Argentina/Buenos_Aires')).toBe('Buenos Aires'));
  test('midnight is hour zero, not twenty-four', () =>
    expect(clockface(new Date('2026-11-22T00:00:00Z'), 'UTC').hour).toBe(0));
});

describe('a range', () => {
  test('survives the address bar', () => {
    for (const text of ['15m', '7d', '365d', 'all', '2026-11-01T00:00:00Z..2026-11-02T00:00:00Z']) {
      expect(rangeText(rangeOf(text))).toBe(text);
    }
  });

  test('that makes no sense is the default, which is drawn', () => {
    for (const text of ['', '9y', '..', 'a..b', undefined, 7]) expect(rangeOf(text)).toEqual(DEFAULT_RANGE);
  });

  test('ending now stays open', () => {
    expect(rangeBounds({ kind: 'last', span: '1h' }, new Date(AT))).toEqual({
      from: '2026-11-22T12:31:07.218Z',
    });
    expect(rangeBounds({ kind: 'all' }, new Date(AT))).toEqual({});
  });

  test('has words', () => expect([spanLabel('1h'), spanLabel('7d')]).toEqual(['Last hour', 'Last 7 days']));
});

test('ages and counts read like a person says them', () => {
  const now = new Date('2026-11-22T13:31:07Z');
  expect(ago('2026-11-22T13:27:00Z', now)).toBe('4 min ago');
  expect(ago('2026-11-22T13:31:06Z', now)).toBe('just now');
  expect(ago(undefined, now)).toBe('never');
  expect(count(10000, true)).toBe('10\u202f000+');
});
