/// The tamper-evident log and its offline verifier: opaque bytes in, positions and proofs out.
@NullMarked
package dev.gatehouse.journal;

import org.jspecify.annotations.NullMarked;
