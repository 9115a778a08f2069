package dev.gatehouse.record;

import dev.gatehouse.event.EventId;
import dev.gatehouse.journal.Stored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Erases events: the pieces they were read from lose payload and salt, every proof of them holds.
/// Where their `delivery` record holds more of the body than separators, it goes too, for it may
/// hold the same words again. Who, why and which positions stand in the tombstone.
public final class Erase {
    /// Bytes that may stand between pieces and say nothing: white space, commas, brackets.
    private static final String SEPARATORS = " \t\r\n,[]";

    private final Recorder recorder;

    public Erase(Recorder recorder) {
        this.recorder = recorder;
    }

    /// Erases the pieces of these events. Views learn it as they follow: the tombstone is a record,
    /// and [dev.gatehouse.journal.Stored.Erased] is what they read again.
    ///
    /// @param reason why, as it will stand in the tombstone
    /// @param by who
    /// @return the tombstone's position
    /// @throws IllegalArgumentException when one of them was not read from a piece
    public long events(Collection<EventId> events, String reason, String by) {
        return pieces(events.stream().map(EventId::position).toList(), reason, by);
    }

    /// Erases the pieces at these positions.
    ///
    /// @return the tombstone's position
    /// @throws IllegalArgumentException when there is no piece at one of them
    public long pieces(Collection<Long> pieces, String reason, String by) {
        TreeSet<Long> positions = new TreeSet<>();
        TreeMap<Long, ErasedDelivery> deliveries = new TreeMap<>();
        for (long position : pieces) {
            ReceivedPiece piece =
                    ReceivedPiece.find(recorder.journal(), position)
                            .orElseThrow(() ->
                                    new IllegalArgumentException("there is no event " + position));
            positions.add(position);
            piece.delivery()
                    .filter(Erase::saysMore)
                    .ifPresent(delivery ->
                            deliveries.put(
                                    piece.deliveryPosition(),
                                    erased(piece.deliveryPosition(), delivery)));
        }
        positions.addAll(deliveries.keySet());
        OwnRecord.Erasing tombstone =
                new OwnRecord.Erasing(
                        List.copyOf(positions), reason, by, new ArrayList<>(deliveries.values()));
        return recorder.erase(positions.stream().mapToLong(Long::longValue).toArray(), tombstone);
    }

    /// Erases again what an erasure elsewhere destroyed, as far as it is still here, for the same
    /// reason and by the same person.
    ///
    /// @param tombstone its payload
    /// @param before only records below this position are the same ones here
    /// @return how many records
    public int again(byte[] tombstone, long before) {
        OwnRecord read = OwnRecordJson.read(RecordKind.ERASING, tombstone).orElseThrow();
        if (!(read instanceof OwnRecord.Erasing erasing)) {
            throw new IllegalArgumentException("it is no tombstone");
        }
        List<Long> left =
                erasing.positions().stream()
                        .filter(position -> position < before)
                        .filter(position ->
                                recorder.journal().read(position) instanceof Stored.Live)
                        .toList();
        if (!left.isEmpty()) {
            TreeSet<Long> known = new TreeSet<>(left);
            List<ErasedDelivery> deliveries =
                    erasing.deliveries().stream()
                            .filter(delivery -> known.contains(delivery.position()))
                            .toList();
            recorder.erase(
                    left.stream().mapToLong(Long::longValue).toArray(),
                    new OwnRecord.Erasing(left, erasing.reason(), erasing.by(), deliveries));
        }
        return left.size();
    }

    private static ErasedDelivery erased(long position, DeliveryRecord delivery) {
        return new ErasedDelivery(
                position,
                delivery.channel(),
                delivery.trust().word(),
                delivery.pieces(),
                delivery.trustTimes());
    }

    private static boolean saysMore(DeliveryRecord delivery) {
        return delivery.between().stream()
                .flatMap(between -> between.gaps().stream())
                .anyMatch(run -> !isSeparator(run.value().bytes()));
    }

    private static boolean isSeparator(byte[] gap) {
        for (byte b : gap) {
            if (SEPARATORS.indexOf(b) < 0) {
                return false;
            }
        }
        return true;
    }
}
