import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { sharedFolder } from '../../test/shared';
import { parseCheckpoint } from './checkpoint';
import { compareWithRemembered, remembered } from './lastSeen';
import { bytesOf as bytes, leafHash, verifyConsistency, verifyInclusion } from './proof';

/** Roots of the tree that RFC 6962's reference code builds over its first leaves. */
const ROOTS: Record<number, string> = {
  1: 'bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=',
  2: '+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU=',
};
const LEAVES = [ROOTS[1] ?? '', 'lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c='];

describe('proofs', () => {
  test('of the two-leaf tree hold, and fail with one bit turned', async () => {
    const [first, second] = LEAVES.map(bytes) as [Uint8Array, Uint8Array];
    const root = bytes(ROOTS[2] ?? '');
    expect(await verifyInclusion(second, 1, 2, [first], root)).toBe(true);
    expect(await verifyInclusion(first, 1, 2, [second], root)).toBe(false);
    expect(await verifyConsistency(1, 2, [second], bytes(ROOTS[1] ?? ''), root)).toBe(true);
    const turned = Uint8Array.from(second, (byte, place) => (place === 7 ? byte ^ 1 : byte));
    expect(await verifyConsistency(1, 2, [turned], bytes(ROOTS[1] ?? ''), root)).toBe(false);
  });

  test('start from the hash of an entry, which is no plain SHA-256', async () => {
    expect(await leafHash(new Uint8Array())).toEqual(bytes(ROOTS[1] ?? ''));
    expect(await leafHash(Uint8Array.of(0))).toEqual(bytes(LEAVES[1] ?? ''));
  });

  test('from size 0 or with short hashes are refused', async () => {
    const root = bytes(ROOTS[2] ?? '');
    expect(await verifyConsistency(0, 2, [], root, root)).toBe(false);
    expect(await verifyInclusion(root.slice(1), 0, 1, [], root.slice(1))).toBe(false);
  });
});

interface Case {
  desc: string;
  wantErr: boolean;
  proof: string[] | null;
  [name: string]: unknown;
}

const vectors = join(sharedFolder(), 'vectors/merkle-proofs/testdata');
const there = existsSync(vectors);

describe.skipIf(!there)(`published proof vectors (in ${vectors}${there ? '' : ', which is missing'})`, () => {
  test.each(casesIn('inclusion'))('inclusion %s', async (_file, it) => {
    const holds = verifyInclusion(
      bytes(it.leafHash as string),
      it.leafIdx as number,
      it.treeSize as number,
      path(it),
      bytes(it.root as string),
    );
    expect(await holds).toBe(!it.wantErr);
  });

  test.each(casesIn('consistency'))('consistency %s', async (_file, it) => {
    const holds = verifyConsistency(
      it.size1 as number,
      it.size2 as number,
      path(it),
      bytes((it.root1 as string) ?? ''),
      bytes((it.root2 as string) ?? ''),
    );
    expect(await holds).toBe(!it.wantErr);
  });
});

const path = (it: Case) => (it.proof ?? []).map(bytes);

function casesIn(kind: string): [string, Case][] {
  const folder = join(vectors, kind);
  if (!existsSync(folder)) return [];
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Case]);
}

describe('the checkpoint this browser remembers', () => {
  const note = (size: number) => `gatehouse.example/t/default\n${size}\n${ROOTS[size]}\n\n— sig\n`;
  const now = new Date('2026-11-22T12:00:00Z');
  beforeEach(() => localStorage.clear());

  test('is kept on the first visit, compared on the next', async () => {
    expect(await compareWithRemembered(note(1), fail, now)).toEqual({ kind: 'first' });
    const next = await compareWithRemembered(note(2), async () => [LEAVES[1] ?? ''], now);
    expect(next.kind).toBe('consistent');
    expect(parseCheckpoint(remembered('gatehouse.example/t/default')?.note ?? '').size).toBe(2);
  });

  test('that is no beginning of what is shown is reported and not forgotten', async () => {
    await compareWithRemembered(note(1), fail, now);
    const next = await compareWithRemembered(note(2), async () => [LEAVES[0] ?? ''], now);
    expect(next.kind).toBe('broken');
    expect(parseCheckpoint(remembered('gatehouse.example/t/default')?.note ?? '').size).toBe(1);
  });

  test('notices a journal that became shorter', async () => {
    await compareWithRemembered(note(2), fail, now);
    expect((await compareWithRemembered(note(1), fail, now)).kind).toBe('broken');
  });

  test('damaged by somebody counts as a first visit', async () => {
    localStorage.setItem('gatehouse.checkpoint.gatehouse.example/t/default', '{"note":"x"}');
    expect(await compareWithRemembered(note(2), fail, now)).toEqual({ kind: 'first' });
  });

  async function fail(): Promise<string[]> {
    throw new Error('no proof is needed here');
  }
});

test('what is no checkpoint is refused', () => {
  for (const text of ['', 'origin\n-1\nAAAA', 'origin\n01\n', 'origin\n5\nshort=']) {
    expect(() => parseCheckpoint(text)).toThrow('no checkpoint');
  }
});
