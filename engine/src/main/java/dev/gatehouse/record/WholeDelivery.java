package dev.gatehouse.record;

import dev.gatehouse.journal.Stored;
import java.util.List;

/// A delivery with all its pieces, as they stand in the journal.
///
/// @param position of the `delivery` record
/// @param source the number in its leaf
/// @param record what it says
/// @param pieces its pieces, erased ones among them
record WholeDelivery(long position, int source, DeliveryRecord record, List<Stored> pieces) {
    /// The pieces that are still there.
    List<Stored.Live> live() {
        return pieces.stream()
                .filter(Stored.Live.class::isInstance)
                .map(Stored.Live.class::cast)
                .toList();
    }
}
