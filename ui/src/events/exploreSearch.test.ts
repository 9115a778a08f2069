import { describe, expect, test } from 'vitest';
import { searchOf, searchText } from '../parts/addressSearch';
import { exploreSearch } from './exploreSearch';

const through = (text: string) => exploreSearch(searchOf(text));

describe('the address of Explore', () => {
  test('holds query, range, event and following, and gives them back', () => {
    const search = { q: 'actor:"Dana K." 100%', range: '30d', event: '41.0', live: true };
    expect(through(searchText(search))).toEqual(search);
  });

  test('keeps numbers as text', () => {
    expect(through('?q=007&event=12.0')).toEqual({ q: '007', event: '12.0' });
  });

  test('leaves out defaults and what makes no sense', () => {
    expect(through('?q=+&range=7d&event=../secrets&live=maybe&other=1')).toEqual({});
    expect(through('?range=forever')).toEqual({});
  });

  test('is readable', () => {
    expect(searchText({ q: 'resource:github/acme source:github:acme' })).toBe(
      '?q=resource:github/acme+source:github:acme',
    );
  });
});
