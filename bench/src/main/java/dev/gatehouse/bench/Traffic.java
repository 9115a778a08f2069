package dev.gatehouse.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/// 5 000 events a second over HTTP into one source, at that pace whatever the server does.
final class Traffic {
    static final int EVENTS_PER_SECOND = 5_000;

    /// Events of one request.
    static final int BATCH = 50;

    /// Until the server's code is compiled: a third of the processor time of its first forty
    /// seconds goes into that.
    static final Duration WARM = Duration.ofSeconds(60);

    /// Where it comes in.
    static final String SOURCE = "github:bench";

    private Traffic() {}

    /// Is told of every batch before it is sent.
    interface Due {
        /// @param batch from 0
        /// @param nanos when it was to be sent, be it late: what waits for the connection waits too
        void at(long batch, long nanos);
    }

    /// How many batches a stretch of it has.
    static long batches(Duration length) {
        return length.toSeconds() * EVENTS_PER_SECOND / BATCH;
    }

    /// Sends for that long.
    ///
    /// @return how many milliseconds it fell behind its pace at most
    static double send(ServerProcess server, Duration length, Due due) throws IOException {
        Lines lines = new Lines(BATCH, InstantSource.system().millis());
        byte[] request = ServerProcess.delivery(SOURCE, lines.bytes());
        int bodyAt = request.length - lines.bytes().length;
        long behind = 0;
        try (HttpConnection connection = server.connect()) {
            long start = System.nanoTime();
            for (long batch = 0; batch < batches(length); batch++) {
                long at = start + batch * BATCH * 1_000_000_000L / EVENTS_PER_SECOND;
                while (System.nanoTime() < at) {
                    LockSupport.parkNanos(at - System.nanoTime());
                }
                behind = Math.max(behind, System.nanoTime() - at);
                lines.stamp((batch + 1) * BATCH, request, bodyAt);
                due.at(batch, at);
                connection.send(request).good();
            }
        }
        return behind / 1e6;
    }
}
