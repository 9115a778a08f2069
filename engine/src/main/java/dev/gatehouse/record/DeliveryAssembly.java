package dev.gatehouse.record;

import dev.gatehouse.journal.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts deliveries together out of records read in order. One that a crash cut short has fewer
/// records than it says before the next other record: it was never acknowledged, and never comes
/// out here.
final class DeliveryAssembly {
    private @Nullable DeliveryRecord record;
    private long position;
    private int source;
    private List<Stored> pieces = new ArrayList<>();
    private int missing;

    /// Takes the next record.
    ///
    /// @return the delivery it completes
    Optional<WholeDelivery> next(Stored stored) {
        if (stored.kind() == RecordKind.DELIVERY.number() && stored instanceof Stored.Live live) {
            record = DeliveryRecord.read(live.payload());
            position = live.position();
            source = live.source();
            pieces = new ArrayList<>(record.pieces());
            missing = record.records();
        } else if (stored.kind() == RecordKind.PIECE.number() && record != null) {
            pieces.add(stored);
            missing--;
        } else if (stored.kind() == RecordKind.COUNTED.number() && record != null) {
            missing--;
        } else {
            record = null;
        }
        if (record == null || missing > 0) {
            return Optional.empty();
        }
        WholeDelivery whole = new WholeDelivery(position, source, record, pieces);
        record = null;
        return Optional.of(whole);
    }
}
