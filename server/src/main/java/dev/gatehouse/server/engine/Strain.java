package dev.gatehouse.server.engine;

import dev.gatehouse.journal.JournalStatus;
import dev.gatehouse.record.FollowerStatus;
import dev.gatehouse.record.Followers;
import dev.gatehouse.record.Recorder;

/// How hard it is going.
///
/// @param freeBytes what is left where the journal lies
/// @param lagRecords how many records the slowest view has not taken yet
/// @param lagBytes about how large those are
record Strain(long freeBytes, long lagRecords, long lagBytes) {
    /// What a record is taken for while none lies in the write-ahead log to measure.
    static final long RECORD_BYTES_ASSUMED = 1_024;

    static Strain of(Recorder recorder, Followers followers) {
        JournalStatus status = recorder.journal().status();
        long lag = followers.all().stream().mapToLong(FollowerStatus::lagRecords).max().orElse(0);
        long inLog = status.size() - status.sealed();
        long mean = inLog > 0 ? status.walBytes() / inLog : RECORD_BYTES_ASSUMED;
        return new Strain(status.diskFreeBytes(), lag, lag * Math.max(mean, RECORD_BYTES_ASSUMED));
    }
}
