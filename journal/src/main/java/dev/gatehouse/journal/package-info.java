/// The tamper-evident log and its offline verifier: opaque bytes in, positions and proofs out.
///
/// A record is durable when `append` returns, is read back by its position, and is committed to by
/// a Merkle tree whose signed checkpoints and tiles any C2SP client can check. Nothing here knows
/// what the bytes mean, and nothing beyond the JDK is trusted. The format of every file is written
/// down in `docs/spec/journal.md`.
@NullMarked
package dev.gatehouse.journal;

import org.jspecify.annotations.NullMarked;
