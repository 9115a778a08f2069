package dev.gatehouse.record;

import dev.gatehouse.journal.Stored;
import dev.gatehouse.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds the delivery and the source of each piece and summary. A delivery that a crash cut short
/// is passed over: it was never acknowledged, so its sender sends it again.
final class PieceTasks {
    /// Deliveries kept in mind for pieces that are looked up again, one by one.
    static final int DELIVERIES_KEPT_MAX = 1_024;

    private final Recorder recorder;
    private final Sources sources;
    private final NavigableMap<Long, DeliveryHead> kept = new TreeMap<>();
    private @Nullable DeliveryHead head;

    /// A piece that is to be read, or a summary of those that were only counted.
    record Task(Source source, DeliveryHead delivery, Stored.Live stored) {}

    PieceTasks(Recorder recorder, Sources sources) {
        this.recorder = recorder;
        this.sources = sources;
    }

    /// The pieces and summaries among records that follow each other in the journal.
    List<Task> in(List<Stored> records) {
        List<Task> tasks = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            Stored stored = records.get(i);
            if (stored.kind() == RecordKind.DELIVERY.number()) {
                head = wholeHead(records, i);
            } else if (RecordKind.isOfDelivery(stored.kind())) {
                if (i == 0 && (head == null || !head.covers(stored.position()))) {
                    head = headBefore(stored);
                }
                add(stored, tasks);
            }
        }
        return tasks;
    }

    private void add(Stored stored, List<Task> tasks) {
        DeliveryHead delivery = head;
        if (delivery == null
                || !delivery.covers(stored.position())
                || delivery.channel().equals(DeliveryRecord.INVENTORY)
                || !(stored instanceof Stored.Live live)) {
            return;
        }
        sources.byNumber(stored.source())
                .ifPresent(source -> tasks.add(new Task(source, delivery, live)));
    }

    private @Nullable DeliveryHead headBefore(Stored piece) {
        Map.Entry<Long, DeliveryHead> before = kept.floorEntry(piece.position());
        if (before != null && before.getValue().covers(piece.position())) {
            return before.getValue();
        }
        DeliveryHead found = readBefore(piece);
        if (found != null) {
            kept.put(found.position(), found);
            if (kept.size() > DELIVERIES_KEPT_MAX) {
                kept.pollFirstEntry();
            }
        }
        return found;
    }

    private @Nullable DeliveryHead readBefore(Stored piece) {
        return ReceivedPiece.deliveryBefore(recorder.journal(), piece.position())
                .map(delivery -> wholeHead(List.of(delivery), 0))
                .orElse(null);
    }

    private @Nullable DeliveryHead wholeHead(List<Stored> records, int index) {
        Stored stored = records.get(index);
        Optional<DeliveryHead> found =
                switch (stored) {
                    case Stored.Live live ->
                            Optional.of(
                                    DeliveryHead.of(
                                            live.position(), DeliveryRecord.read(live.payload())));
                    case Stored.Erased gone ->
                            recorder.registry().erased(gone.position()).map(DeliveryHead::of);
                };
        return found.filter(delivery -> isWhole(delivery, records, index)).orElse(null);
    }

    private boolean isWhole(DeliveryHead delivery, List<Stored> records, int index) {
        int here = Math.min(delivery.records(), records.size() - index - 1);
        boolean whole = areOfDelivery(records.subList(index + 1, index + 1 + here));
        int rest = delivery.records() - here;
        if (!whole || rest == 0) {
            return whole;
        }
        List<Stored> more = recorder.journal().read(delivery.position() + 1 + here, rest);
        return more.size() == rest && areOfDelivery(more);
    }

    private static boolean areOfDelivery(List<Stored> records) {
        return records.stream().allMatch(each -> RecordKind.isOfDelivery(each.kind()));
    }
}
