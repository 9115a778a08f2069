package dev.gatehouse.intake;

import dev.gatehouse.record.Delivery;
import dev.gatehouse.record.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Splits a body with more pieces than one delivery may have into several, without losing a byte.
final class Parts {
    /// Some of the body, with the pieces that lie in it.
    record Part(byte[] body, List<Frame> frames) {}

    private Parts() {}

    static List<Part> of(byte[] body, List<Frame> frames) {
        if (frames.size() <= Delivery.PIECES_MAX) {
            return List.of(new Part(body, frames));
        }
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < frames.size(); i += Delivery.PIECES_MAX) {
            int last = Math.min(i + Delivery.PIECES_MAX, frames.size());
            int to = last == frames.size() ? body.length : frames.get(last).offset();
            int start = from;
            parts.add(
                    new Part(
                            Arrays.copyOfRange(body, from, to),
                            frames.subList(i, last).stream()
                                    .map(frame -> frame.movedBack(start))
                                    .toList()));
            from = to;
        }
        return parts;
    }
}
