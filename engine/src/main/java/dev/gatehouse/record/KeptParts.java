package dev.gatehouse.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What becomes of the pieces of a delivery that are new: those to append as they are, and what is
/// told of the others.
final class KeptParts {
    /// Summaries of one delivery. A piece that would need one more is kept in full.
    static final int SUMMARIES_MAX = 5_000;

    private final List<Frame> pieces = new ArrayList<>();
    // For each new frame its place among the pieces, or -1.
    private final List<Integer> places = new ArrayList<>();
    private final SortedMap<String, Long> counted = new TreeMap<>();
    private final SortedMap<String, Long> refused = new TreeMap<>();
    private final List<String> keys = new ArrayList<>();
    private final Map<OwnRecord.Counted, Long> summaries = new LinkedHashMap<>();
    private boolean dropped;

    private KeptParts() {}

    static KeptParts of(Delivery delivery, Sorted sorted) {
        KeptParts parts = new KeptParts();
        boolean pieceKeys = delivery.way() != Way.PUSH && !sorted.keys().isEmpty();
        for (int i = 0; i < sorted.frames().size(); i++) {
            boolean kept = parts.add(delivery.source(), sorted.frames().get(i));
            parts.places.add(kept ? parts.pieces.size() - 1 : -1);
            if (!kept && pieceKeys) {
                parts.keys.add(sorted.keys().get(i).hex());
            }
        }
        parts.dropped = delivery.frames().stream().anyMatch(Frame.Blanked.class::isInstance);
        return parts;
    }

    private boolean add(int source, Frame frame) {
        return switch (frame) {
            case Frame.Slice _, Frame.Decoded _, Frame.Blanked _ -> pieces.add(frame);
            case Frame.Refused none -> {
                refused.merge(none.group(), 1L, Long::sum);
                yield false;
            }
            case Frame.Counted some -> {
                if (summaries.size() + some.events().size() > SUMMARIES_MAX) {
                    yield pieces.add(some.piece());
                }
                counted.merge(some.group(), 1L, Long::sum);
                some.events()
                        .forEach(event ->
                                summaries.merge(
                                        Summary.one(source, some.group(), event), 1L, Long::sum));
                yield false;
            }
        };
    }

    /// Those that are appended, in the order of the body.
    List<Frame> pieces() {
        return pieces;
    }

    /// Where the frame at `index` of the new ones is among the pieces; below zero when it is not.
    int place(int index) {
        return places.get(index);
    }

    /// How many new frames are not among the pieces.
    int leftOut() {
        return places.size() - pieces.size();
    }

    /// What was counted, one for each account, action, resource and hour.
    List<OwnRecord.Counted> summaries() {
        return summaries.entrySet().stream()
                .map(summary -> summary.getKey().times(summary.getValue()))
                .toList();
    }

    Reduction reduction() {
        return new Reduction(dropped, counted, refused, summaries.size(), keys);
    }
}
