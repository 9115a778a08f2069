import { describe, expect, it } from 'vitest';
import type { Leaving, LeftoverState } from '../api/people';
import { leavingSentence, rightsSentence } from './leaving';

function leaving(state: Leaving['state'], open: number, untold: number, closed: number): Leaving {
  const of = (count: number, as: LeftoverState) =>
    Array.from(
      { length: count },
      () => ({ kind: 'right', account: 'a', name: 'n', state: as, says: '' }) as const,
    );
  return {
    state,
    at: '2026-11-22T12:00:00Z',
    states: { open, 'cannot-tell': untold, closed },
    leftovers: [...of(open, 'open'), ...of(untold, 'cannot-tell'), ...of(closed, 'closed')],
  };
}

describe('how it stands with what is left of somebody', () => {
  it('says all is closed only when it is', () => {
    expect(leavingSentence(leaving('left', 0, 0, 3))).toBe('All 3 are closed.');
    expect(leavingSentence(leaving('left', 1, 0, 2))).toBe('1 way in still open; 2 closed.');
    expect(leavingSentence(leaving('left', 0, 2, 2))).toBe('Of 2 nobody can tell; 2 closed.');
    expect(leavingSentence(leaving('left', 2, 1, 0))).toBe(
      '2 ways in still open, of 1 nobody can tell; 0 closed.',
    );
  });

  it('counts the rights of an account', () => {
    const rights = leaving('left', 2, 0, 1).leftovers;
    expect(rightsSentence(rights)).toBe('2 rights are listed, 1 is closed');
    expect(rightsSentence(rights.slice(0, 1))).toBe('1 right is listed');
    expect(rightsSentence(rights.slice(2))).toBe('Of its rights 1 is closed');
  });

  it('counts what is to close of somebody who is here', () => {
    expect(leavingSentence(leaving('active', 4, 0, 0))).toBe(
      'They are still here. 4 ways in to close when they go.',
    );
    expect(leavingSentence(leaving('left', 0, 0, 0))).toContain('Nothing of theirs is known');
  });
});
