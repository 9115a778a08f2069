package dev.gatehouse.intake;

import dev.gatehouse.event.Trust;
import dev.gatehouse.record.Frame;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.source.Keep;
import dev.gatehouse.source.KeepChoice;
import dev.gatehouse.source.Piece;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

/// Decides for each piece of an authenticated delivery whether its source keeps it, counts it or
/// refuses it. Where a source keeps everything no piece is looked into. A secret read, a refusal, a
/// change and whatever is not understood is kept, whatever the source says. Safe for many threads.
final class Keeping {
    /// Readers of one source that wait for the next delivery; further ones are let go.
    static final int READERS_IDLE_MAX = 8;

    private final InstallationKey key;
    private final Redactor redactor;
    private final Map<Integer, Queue<Reader>> idle = new ConcurrentHashMap<>();

    Keeping(InstallationKey key) {
        this.key = key;
        this.redactor = new Redactor(key);
    }

    /// How a delivery came in, as far as reading its pieces depends on it.
    ///
    /// @param channel empty for a file of several channels
    /// @param headers those that are kept
    record Arrival(
            Source source,
            String channel,
            Instant received,
            Trust trust,
            boolean trustTimes,
            Map<String, String> headers) {}

    /// The same pieces, each saying what becomes of it.
    List<Frame> choose(Arrival arrival, byte[] body, List<Frame> frames) {
        Source source = arrival.source();
        if (source.keep().values().stream().allMatch(Keep.FULL::equals)) {
            return frames;
        }
        Queue<Reader> readers =
                idle.computeIfAbsent(
                        source.number(), _ -> new ArrayBlockingQueue<>(READERS_IDLE_MAX));
        Reader waiting = readers.poll();
        Reader reader = waiting == null ? Reader.of(source, redactor, key) : waiting;
        List<Frame> chosen =
                frames.stream().map(frame -> choose(arrival, body, frame, reader)).toList();
        boolean _ = readers.offer(reader);
        return chosen;
    }

    private static Frame choose(Arrival arrival, byte[] body, Frame frame, Reader reader) {
        Piece piece =
                new Piece(
                        0,
                        arrival.channel(),
                        arrival.received(),
                        arrival.trust(),
                        arrival.trustTimes(),
                        arrival.headers(),
                        frame.bytesIn(body));
        KeepChoice choice = reader.choose(piece, arrival.source().keep());
        return switch (choice.keep()) {
            case FULL -> frame;
            case COUNT -> new Frame.Counted(frame, choice.group(), choice.events());
            case REFUSE -> new Frame.Refused(frame, choice.group());
        };
    }
}
