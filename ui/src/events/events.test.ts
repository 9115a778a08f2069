import { describe, expect, test } from 'vitest';
import type { Event } from '../api/event';
import { EVENT_COLUMNS, fitting } from './EventColumns';
import { moved } from './EventTable';
import { stacked } from './histogramDrawing';

describe('the cursor', () => {
  const columns = ['time', 'who', 'did'];
  test('stays inside the rows and columns', () => {
    expect(moved('j', { row: 2, column: 'who' }, 3, columns)).toEqual({ row: 2, column: 'who' });
    expect(moved('k', { row: 0, column: 'who' }, 3, columns)).toEqual({ row: 0, column: 'who' });
    expect(moved('ArrowRight', { row: 0, column: 'did' }, 3, columns)).toEqual({ row: 0, column: 'did' });
    expect(moved('ArrowLeft', { row: 0, column: 'who' }, 3, columns)).toEqual({ row: 0, column: 'time' });
  });

  test('starts at the first row and leaves other keys alone', () => {
    expect(moved('ArrowDown', { row: -1, column: 'who' }, 3, columns)).toEqual({ row: 0, column: 'who' });
    expect(moved('x', { row: 0, column: 'who' }, 3, columns)).toBeUndefined();
    expect(moved('j', { row: -1, column: 'who' }, 0, columns)).toBeUndefined();
  });
});

describe('columns', () => {
  test('give way in their order, and who did what when stays', () => {
    const ids = (width: number) => fitting(width).map((column) => column.id);
    expect(ids(1600)).toHaveLength(EVENT_COLUMNS.length);
    expect(ids(700)).toEqual(['time', 'outcome', 'verdict', 'who', 'did', 'resource']);
    expect(ids(680)).toEqual(['time', 'outcome', 'who', 'did', 'resource']);
    expect(ids(620)).toEqual(['time', 'who', 'did', 'resource']);
    expect(ids(100)).toEqual(['time', 'who', 'did', 'resource']);
  });

  test('narrow by what the tool sent and by nothing it did not send', () => {
    const event = { actor: { kind: 'anonymous' }, resource: { path: 'vault/prod' } } as unknown as Event;
    const handles = Object.fromEntries(EVENT_COLUMNS.map((column) => [column.id, column.handle(event)]));
    expect(handles.who).toBeUndefined();
    expect(handles.with).toBeUndefined();
    expect(handles.from).toBeUndefined();
    expect(handles.resource).toEqual({ key: 'resource', value: 'vault/prod' });
  });
});

test('bars are stacked with refusals on top', () => {
  const start = '2026-11-22T00:00:00Z';
  const by = { succeeded: 5, 'not-recorded': 1, denied: 2 };
  const answered = { as_of: 1, sight: { sources: [], sentence: '' } };
  const buckets = [{ start, total: 8, by }];
  const histogram = { ...answered, from: start, to: start, bucket_seconds: 60, buckets };
  const [times, denied, failed, unrecorded, succeeded] = stacked(histogram).map((column) =>
    Number(column[0]),
  );
  expect(times).toBe(Date.parse(start) / 1000);
  expect([succeeded, unrecorded, failed, denied]).toEqual([5, 6, 6, 8]);
});
