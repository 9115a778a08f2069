import { describe, expect, it } from 'vitest';
import { peopleSearch } from './peopleSearch';

describe('the address of People', () => {
  it('keeps what it knows and leaves out what makes no sense', () => {
    expect(peopleSearch({ kind: 'person', state: 'left', q: 'dana', id: 42, queue: 'true' })).toEqual({
      kind: 'person',
      state: 'left',
      q: 'dana',
      id: '42',
      queue: true,
    });
    expect(peopleSearch({ kind: 'cat', state: 'asleep', q: ' ', id: '', queue: 'no' })).toEqual({});
  });
});
