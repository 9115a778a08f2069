package dev.gatehouse.record;

import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.Stored;
import java.util.ArrayList;
import java.util.List;

/// The pieces of a delivery's body, those that had been received before included.
final class DeliveryParts {
    private DeliveryParts() {}

    /// In the order of the body; an erased piece is empty.
    static List<byte[]> of(Journal journal, long position, DeliveryRecord record) {
        List<Stored> own = journal.read(position + 1, record.pieces());
        List<byte[]> parts = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < record.pieces() + record.seen().size(); i++) {
            Long earlier = record.seen().get(i);
            if (earlier == null) {
                parts.add(payload(own.get(next++)));
            } else {
                parts.add(
                        earlier < 0
                                ? payload(own.get((int) (-earlier - 1)))
                                : payload(journal.read(earlier)));
            }
        }
        return parts;
    }

    private static byte[] payload(Stored stored) {
        return switch (stored) {
            case Stored.Live live -> live.payload();
            case Stored.Erased _ -> new byte[0];
        };
    }
}
