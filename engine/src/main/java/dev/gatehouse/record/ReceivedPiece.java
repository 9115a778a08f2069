package dev.gatehouse.record;

import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.Stored;
import java.util.List;
import java.util.Optional;

/// A piece as it lies in the journal, with the delivery it came in; or a summary of pieces that
/// were only counted.
///
/// @param piece the piece; erased perhaps
/// @param deliveryPosition where its `delivery` record is
/// @param delivery what that says; empty when it was erased
public record ReceivedPiece(
        Stored piece, long deliveryPosition, Optional<DeliveryRecord> delivery) {
    private static final int STEP_RECORDS = 128;

    /// The piece at `position`; empty when the record there is no piece of a delivery.
    public static Optional<ReceivedPiece> find(Journal journal, long position) {
        if (position < 0
                || position >= journal.size()
                || !RecordKind.isOfDelivery(journal.read(position).kind())) {
            return Optional.empty();
        }
        Stored piece = journal.read(position);
        return deliveryBefore(journal, position)
                .map(delivery -> new ReceivedPiece(piece, delivery.position(), record(delivery)));
    }

    /// The `delivery` record that the record at `position` is of.
    static Optional<Stored> deliveryBefore(Journal journal, long position) {
        long before = position;
        while (before > 0) {
            long from = Math.max(0, before - STEP_RECORDS);
            List<Stored> records = journal.read(from, (int) (before - from));
            for (Stored stored : records.reversed()) {
                if (stored.kind() == RecordKind.DELIVERY.number()) {
                    return Optional.of(stored);
                }
                if (!RecordKind.isOfDelivery(stored.kind())) {
                    return Optional.empty();
                }
            }
            before = from;
        }
        return Optional.empty();
    }

    private static Optional<DeliveryRecord> record(Stored stored) {
        return switch (stored) {
            case Stored.Live live -> Optional.of(DeliveryRecord.read(live.payload()));
            case Stored.Erased _ -> Optional.empty();
        };
    }
}
