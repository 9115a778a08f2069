package dev.gatehouse.inventory;

import dev.gatehouse.record.InventoryRecord;
import java.time.Instant;

/// What the journal told this room, in the order in which it did.
sealed interface Told {
    /// Where it stands in the journal.
    long position();

    /// A record of this room.
    record Recorded(long position, Instant received, InventoryRecord record) implements Told {}

    /// What an event says has become otherwise.
    record Altered(long position, Alteration alteration) implements Told {}

    /// An event that may have changed something.
    record Happened(long position, Happening happening) implements Told {}
}
