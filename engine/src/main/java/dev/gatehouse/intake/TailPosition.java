package dev.gatehouse.intake;

import java.time.Instant;

/// How far a file has been taken in: every byte before `offset` is durable in the journal.
///
/// @param fileId which file: its number in the file system and a digest of its first line, so that
///   a number the file system gives out again is another file
/// @param offset bytes from the start of that file
/// @param looked a time at which the file was still the one being written: files beside it that
///   were changed later came after it
public record TailPosition(String fileId, long offset, Instant looked) {
    /// Nothing was taken in yet.
    public static final TailPosition START = new TailPosition("", 0, Instant.EPOCH);
}
