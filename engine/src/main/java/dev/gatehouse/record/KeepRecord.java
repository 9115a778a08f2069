package dev.gatehouse.record;

import java.time.Instant;

/// What is done to keep the records themselves: copies taken away, copies that took over.
public sealed interface KeepRecord extends OwnRecord {
    /// Somebody takes a copy of everything.
    ///
    /// @param folder where to
    /// @param keys whether the installation's keys go along
    record BackupBegun(String folder, boolean keys, String by) implements KeepRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.BACKUP_BEGUN;
        }
    }

    /// From here on this is a restored copy: what was recorded between the backup and this is not
    /// here.
    ///
    /// @param size records the backup held
    /// @param taken when it was taken
    /// @param erasuresUpTo records the list of erasures covers; 0 where somebody said there is none
    /// @param erased records that were erased because the list says so
    record Restored(long size, Instant taken, long erasuresUpTo, long erased, String by)
            implements KeepRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.RESTORED;
        }
    }
}
