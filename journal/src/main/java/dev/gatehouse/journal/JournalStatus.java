package dev.gatehouse.journal;

import java.time.Instant;
import java.util.Optional;

/// How a journal is doing.
///
/// @param size durable records
/// @param sealed records that lie in encrypted blocks; the rest is in the write-ahead log
/// @param walBytes bytes of write-ahead log in use
/// @param diskFreeBytes what is left on its file system
/// @param fenced why it refuses to append, when it does
/// @param troubled why the sealer is behind, when it is; appends still work
/// @param lastCheckpoint what was signed last
/// @param signedAt when this process signed it; empty when it has signed nothing yet
public record JournalStatus(
        long size,
        long sealed,
        long walBytes,
        long diskFreeBytes,
        Optional<String> fenced,
        Optional<String> troubled,
        SignedCheckpoint lastCheckpoint,
        Optional<Instant> signedAt) {}
