/** A checkpoint of the journal: at this size, the tree had this root. */
export interface Checkpoint {
  origin: string;
  size: number;
  /** Base64. */
  root: string;
}

/** Reads the three lines of a checkpoint that mean something here; throws on anything else. */
export function parseCheckpoint(note: string): Checkpoint {
  const [origin, size, root] = note.split('\n');
  if (!origin || !size || !root || !/^(0|[1-9]\d{0,15})$/.test(size) || !/^[A-Za-z0-9+/]{43}=$/.test(root)) {
    throw new Error('This is no checkpoint: it must begin with an origin, a size and a root.');
  }
  return { origin, size: Number(size), root };
}
