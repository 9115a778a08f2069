package dev.gatehouse.record;

import dev.gatehouse.journal.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Knows what was received before, without parsing any of it. A hit is acknowledged and counted,
/// not journaled again. What counts as the same is said by [Way].
///
/// Keys are put only after their records are durable, so the table never knows more than the
/// journal; what a crash took from it is put again from the journal. Two deliveries with the same
/// key at the same time wait for each other: the second one sees what became of the first.
final class ReceiptFilter implements AutoCloseable {
    private final KeyTable table;
    private final ReceiptKeys keys;
    private final KeyClaims claims = new KeyClaims();

    ReceiptFilter(KeyTable table, ReceiptKeys keys) {
        this.table = table;
        this.keys = keys;
    }

    /// Sorts a delivery into what is new and what is not, and claims the keys of what is new.
    Sorted sort(Delivery delivery, Optional<Ordinals> ordinals) {
        String sha256 = DeliveryRecord.sha256(delivery.body());
        return switch (delivery.way()) {
            case PUSH -> sortWhole(delivery, sha256);
            case PULL -> sortPieces(delivery, pieceKeys(delivery, _ -> 0L), sha256);
            case IMPORT ->
                    sortPieces(delivery, pieceKeys(delivery, ordinals.orElseThrow()::next), sha256);
            case TAIL, SYSLOG ->
                    new Sorted(delivery.frames(), List.of(), new TreeMap<>(), false, sha256, -1);
        };
    }

    private Sorted sortWhole(Delivery delivery, String sha256) {
        RecordKey key =
                keys.push(
                        delivery.source(),
                        delivery.channel(),
                        delivery.transportId().orEmpty(),
                        sha256);
        List<RecordKey> one = List.of(key);
        claims.claim(one);
        long value = table.get(key.high(), key.low());
        if (value == 0) {
            return new Sorted(delivery.frames(), one, new TreeMap<>(), false, sha256, -1);
        }
        claims.release(one);
        return new Sorted(List.of(), List.of(), new TreeMap<>(), false, sha256, value - 1);
    }

    private interface OrdinalOf {
        long of(RecordKey bytes);
    }

    private List<RecordKey> pieceKeys(Delivery delivery, OrdinalOf ordinal) {
        List<RecordKey> made = new ArrayList<>(delivery.frames().size());
        for (Frame frame : delivery.frames()) {
            byte[] bytes = delivery.bytes(frame);
            RecordKey plain = keys.piece(delivery.source(), delivery.channel(), 0, bytes);
            long k = ordinal.of(plain);
            made.add(k == 0 ? plain : keys.piece(delivery.source(), delivery.channel(), k, bytes));
        }
        return made;
    }

    private Sorted sortPieces(Delivery delivery, List<RecordKey> pieceKeys, String sha256) {
        claims.claim(pieceKeys);
        List<Frame> fresh = new ArrayList<>();
        List<RecordKey> claimed = new ArrayList<>();
        Set<RecordKey> known = new HashSet<>();
        Map<RecordKey, Integer> inThis = new HashMap<>();
        SortedMap<Integer, Long> seen = new TreeMap<>();
        long leftOutIn = -1;
        for (int i = 0; i < pieceKeys.size(); i++) {
            RecordKey key = pieceKeys.get(i);
            Integer before = inThis.get(key);
            long value = before == null ? table.get(key.high(), key.low()) : 0;
            if (before != null) {
                seen.put(i, -(before + 1L));
            } else if (value != 0) {
                known.add(key);
                if (value > 0) {
                    seen.put(i, value - 1);
                } else {
                    leftOutIn = -value - 1;
                }
            } else {
                inThis.put(key, fresh.size());
                fresh.add(delivery.frames().get(i));
                claimed.add(key);
            }
        }
        claims.release(List.copyOf(known));
        boolean isKnown = fresh.isEmpty() && !known.isEmpty();
        long earlier = seen.isEmpty() ? leftOutIn : seen.firstEntry().getValue();
        return new Sorted(fresh, claimed, seen, leftOutIn >= 0, sha256, isKnown ? earlier : -1);
    }

    /// Remembers what was appended.
    ///
    /// @param parts what of it was appended
    /// @param first position of the `delivery` record, which its pieces follow
    void keep(Sorted sorted, KeptParts parts, Way way, long first) {
        for (int i = 0; i < sorted.keys().size(); i++) {
            RecordKey key = sorted.keys().get(i);
            if (way == Way.PUSH) {
                table.put(key.high(), key.low(), first + 1);
            } else if (parts.place(i) < 0) {
                table.put(key.high(), key.low(), leftOut(first));
            } else {
                table.put(key.high(), key.low(), first + 1 + parts.place(i) + 1);
            }
        }
    }

    // A piece that is not in the journal: below zero, and which delivery it came in.
    private static long leftOut(long delivery) {
        return -(delivery + 1);
    }

    /// Gives the claims back, whatever became of the delivery.
    void release(Sorted sorted) {
        claims.release(sorted.keys());
    }

    /// Puts the keys of a whole delivery that stands in the journal; putting them twice changes
    /// nothing.
    void replay(WholeDelivery whole) {
        DeliveryRecord record = whole.record();
        for (String hex : record.reduction().keys()) {
            RecordKey key = RecordKey.parse(hex);
            table.put(key.high(), key.low(), leftOut(whole.position()));
        }
        switch (record.way()) {
            case PUSH -> replayPush(whole);
            case PULL -> whole.live().forEach(piece -> replayPiece(whole, piece, 0));
            case IMPORT -> whole.live().forEach(piece -> replayImported(whole, piece));
            case TAIL, SYSLOG -> {}
        }
    }

    // The delivery record alone tells it, so erasing its pieces does not let it in again.
    private void replayPush(WholeDelivery whole) {
        DeliveryRecord record = whole.record();
        RecordKey key =
                record.key().isEmpty()
                        ? keys.push(
                                whole.source(),
                                record.channel(),
                                record.transportId().orEmpty(),
                                record.body().sha256())
                        : RecordKey.parse(record.key());
        table.put(key.high(), key.low(), whole.position() + 1);
    }

    private void replayPiece(WholeDelivery whole, Stored.Live piece, long ordinal) {
        RecordKey key =
                keys.piece(whole.source(), whole.record().channel(), ordinal, piece.payload());
        table.put(key.high(), key.low(), piece.position() + 1);
    }

    // The copies of a piece stand in the journal in the order of their ordinals, without a hole.
    private void replayImported(WholeDelivery whole, Stored.Live piece) {
        for (long k = 1; ; k++) {
            RecordKey key =
                    keys.piece(whole.source(), whole.record().channel(), k, piece.payload());
            long value = table.get(key.high(), key.low());
            if (value == 0) {
                table.put(key.high(), key.low(), piece.position() + 1);
                return;
            }
            if (value == piece.position() + 1) {
                return;
            }
        }
    }

    /// How many keys it knows.
    long count() {
        return table.count();
    }

    /// Where reading the journal again must begin after a crash.
    long cursor() {
        return table.cursor();
    }

    /// Makes durable what is known; the journal need not be read again before `upTo`.
    void checkpoint(long upTo) {
        table.checkpoint(upTo);
    }

    @Override
    public void close() {
        table.close();
    }
}
