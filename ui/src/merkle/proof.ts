/** Proofs over a Merkle tree as RFC 6962 lays it out, checked with the browser's own SHA-256 so that the
 * server need not be believed. Sizes and positions stay below 2^53. */

const HASH_BYTES = 32;
const NODE_PREFIX = 1;

async function nodeOf(left: Uint8Array, right: Uint8Array): Promise<Uint8Array> {
  const bytes = new Uint8Array(1 + left.length + right.length);
  bytes[0] = NODE_PREFIX;
  bytes.set(left, 1);
  bytes.set(right, 1 + left.length);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

const half = (value: number) => Math.floor(value / 2);
const isOdd = (value: number) => value % 2 === 1;
const isSize = (value: number) => Number.isSafeInteger(value) && value >= 0;
const areHashes = (hashes: Uint8Array[]) => hashes.every((hash) => hash.length === HASH_BYTES);

/** The hash of a leaf: what stands in a record's entry, marked so that it can never pass for a node. */
export async function leafHash(entry: Uint8Array): Promise<Uint8Array> {
  const bytes = new Uint8Array(1 + entry.length);
  bytes.set(entry, 1);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** True when both are the same bytes. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, place) => byte === b[place]);
}

/** True when the leaf with this hash stands at `index` in the tree of `size` leaves with this root. */
export async function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: Uint8Array[],
  root: Uint8Array,
): Promise<boolean> {
  if (!isSize(index) || !isSize(size) || index >= size || !areHashes([leaf, root, ...path])) return false;
  let place = index;
  let last = size - 1;
  let hash = leaf;
  for (const beside of path) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      hash = await nodeOf(beside, hash);
      while (!isOdd(place) && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      hash = await nodeOf(hash, beside);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 && sameBytes(hash, root);
}

/** True when the tree of `size2` leaves begins with all the leaves of the tree of `size1`: nothing that
 * was there has been changed, moved or taken away. Size 0 proves nothing and is refused. */
export async function verifyConsistency(
  size1: number,
  size2: number,
  proof: Uint8Array[],
  root1: Uint8Array,
  root2: Uint8Array,
): Promise<boolean> {
  if (!isSize(size1) || !isSize(size2) || size1 === 0 || size1 > size2) return false;
  if (!areHashes(proof)) return false;
  if (size1 === size2) return proof.length === 0 && sameBytes(root1, root2);

  let place = size1 - 1;
  let last = size2 - 1;
  while (isOdd(place)) {
    place = half(place);
    last = half(last);
  }
  const hashes = [...proof];
  // A first tree that is a full power of two is its own starting node and is not repeated in the proof.
  const start = place === 0 ? root1 : hashes.shift();
  if (!start) return false;
  let first = start;
  let second = start;
  for (const beside of hashes) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      first = await nodeOf(beside, first);
      second = await nodeOf(beside, second);
      while (!isOdd(place) && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      second = await nodeOf(second, beside);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 && sameBytes(first, root1) && sameBytes(second, root2);
}

/** Bytes written as base64. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
