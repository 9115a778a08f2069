package dev.gatehouse.record;

import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Deliveries as intake hands them over.
final class Deliveries {
    static final Instant RECEIVED = Instant.parse("2026-11-22T09:00:00Z");

    private Deliveries() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// One pushed delivery whose body is one piece.
    static Delivery push(String id, String body) {
        return of(Way.PUSH, id, utf8(body), List.of(new Frame.Slice(0, utf8(body).length)));
    }

    /// Lines, each a piece.
    static Delivery lines(Way way, String body) {
        List<Frame> frames = new ArrayList<>();
        int start = 0;
        for (String line : body.lines().toList()) {
            frames.add(new Frame.Slice(start, utf8(line).length));
            start += utf8(line).length + 1;
        }
        return of(way, "", utf8(body), frames);
    }

    static Delivery of(Way way, String id, byte[] body, List<Frame> frames) {
        return new Delivery(
                1,
                "audit",
                way,
                RECEIVED,
                new TreeMap<>(),
                "hmac",
                Trust.SIGNED,
                Text.of(id),
                body,
                frames,
                false);
    }
}
