package dev.gatehouse.record;

import java.time.Instant;

/// What is done to keep the records themselves: copies taken away, copies that took over, how long
/// what tools sent is kept, and what is held beyond that.
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

    /// What a source sent is kept that long from now on.
    ///
    /// @param number of the source; 0 for every source that says nothing of its own
    /// @param days 0 takes back what was said
    record RetentionSet(int number, int days, String by) implements KeepRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.RETENTION_SET;
        }
    }

    /// Something is kept whatever retention says, until it is released.
    ///
    /// @param number of the source all of which is held; 0 for what a query finds
    /// @param query empty for all of a source
    record HoldPlaced(int number, String query, String reason, String by) implements KeepRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.HOLD_PLACED;
        }
    }

    /// A hold stands no longer.
    ///
    /// @param hold the position of the record that placed it
    record HoldReleased(long hold, String reason, String by) implements KeepRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.HOLD_RELEASED;
        }
    }
}
