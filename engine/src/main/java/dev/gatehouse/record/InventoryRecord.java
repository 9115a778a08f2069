package dev.gatehouse.record;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// What tools allow: what the room `inventory` was told.
public sealed interface InventoryRecord extends OwnRecord {
    /// Listings of what a tool allows were read, or some of them: more records with the same
    /// `snapshot` may follow until one is the `last`.
    ///
    /// @param snapshot its name among those of this source
    /// @param started when the first of it was asked for
    record SnapshotTaken(
            int number,
            String snapshot,
            Instant started,
            List<ListingTaken> listings,
            boolean last,
            String by)
            implements InventoryRecord {
        public SnapshotTaken {
            listings = List.copyOf(listings);
        }

        @Override
        public RecordKind kind() {
            return RecordKind.SNAPSHOT_TAKEN;
        }
    }

    /// One listing of a snapshot.
    ///
    /// @param of what it was asked with
    /// @param complete whether all of it is there; what it does not hold is then absent
    /// @param reason why it is not complete
    /// @param pieces positions of the answers
    record ListingTaken(
            String listing,
            SortedMap<String, String> of,
            boolean complete,
            String reason,
            List<Long> pieces) {
        public ListingTaken {
            pieces = List.copyOf(pieces);
        }
    }

    /// A snapshot that was held because it had shrunk holds from now on.
    record SnapshotBelieved(int number, String snapshot, String reason, String by)
            implements InventoryRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.SNAPSHOT_BELIEVED;
        }
    }
}
