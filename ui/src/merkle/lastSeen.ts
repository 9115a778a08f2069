import { type Checkpoint, parseCheckpoint } from './checkpoint';
import { bytesOf, verifyConsistency } from './proof';

const STORED_AS = 'gatehouse.checkpoint.';

export type Comparison =
  /** Nothing was remembered: this is the first checkpoint this browser sees. */
  | { kind: 'first' }
  /** Everything remembered is still there, unchanged. */
  | { kind: 'consistent'; since: Checkpoint; seen: string }
  /** What was remembered is not the beginning of what is shown now. */
  | { kind: 'broken'; since: Checkpoint; seen: string; why: string };

interface Remembered {
  note: string;
  /** When this browser saw it. */
  seen: string;
}

/** The checkpoint of a journal that this browser remembers. */
export function remembered(origin: string, storage: Storage = localStorage): Remembered | undefined {
  try {
    const stored = JSON.parse(storage.getItem(STORED_AS + origin) ?? 'null') as Remembered | null;
    if (!stored) return undefined;
    parseCheckpoint(stored.note);
    return stored;
  } catch {
    return undefined;
  }
}

/** Remembers a checkpoint. */
export function remember(note: string, now: Date, storage: Storage = localStorage): void {
  const { origin } = parseCheckpoint(note);
  try {
    storage.setItem(STORED_AS + origin, JSON.stringify({ note, seen: now.toISOString() }));
  } catch {
    // Without storage every visit is a first one, and the screen says so.
  }
}

/** Compares what the server shows now with what this browser remembers, and remembers the newer one only
 * when the older is its beginning. `proofBetween` asks for the proof that the tree of one size continues the other. */
export async function compareWithRemembered(
  note: string,
  proofBetween: (from: number, to: number) => Promise<string[]>,
  now: Date,
  storage: Storage = localStorage,
): Promise<Comparison> {
  const shown = parseCheckpoint(note);
  const before = remembered(shown.origin, storage);
  if (!before || parseCheckpoint(before.note).size === 0) {
    remember(note, now, storage);
    return { kind: 'first' };
  }
  const since = parseCheckpoint(before.note);
  if (shown.size < since.size) {
    return {
      kind: 'broken',
      since,
      seen: before.seen,
      why: `It had ${since.size} records then and has ${shown.size} now.`,
    };
  }
  const proof = shown.size === since.size ? [] : await proofBetween(since.size, shown.size);
  const holds = await verifyConsistency(
    since.size,
    shown.size,
    proof.map(bytesOf),
    bytesOf(since.root),
    bytesOf(shown.root),
  );
  if (!holds) {
    return {
      kind: 'broken',
      since,
      seen: before.seen,
      why: 'The records up to there are not the same any more.',
    };
  }
  remember(note, now, storage);
  return { kind: 'consistent', since, seen: before.seen };
}
