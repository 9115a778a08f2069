package dev.gatehouse.intake;

import dev.gatehouse.journal.JournalException;
import dev.gatehouse.outbound.OutboundClient;
import dev.gatehouse.outbound.OutboundProblem;
import dev.gatehouse.record.Recorder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Polls all channels that are asked for their events, each on a thread of its own, until it is
/// closed. A tool that does not answer is asked again; the process never stops for it.
public final class Polls implements AutoCloseable {
    /// How long a channel is left alone between two passes.
    public static final Duration PASS_SECONDS = Duration.ofSeconds(60);

    private static final Duration STOP_SECONDS_MAX = Duration.ofSeconds(5);

    private final Recorder recorder;
    private final OutboundClient client;
    private final InstantSource clock;
    private final ConcurrentHashMap<String, Running> running = new ConcurrentHashMap<>();

    /// A channel being polled.
    private record Running(Poller poller, CountDownLatch stop, CountDownLatch stopped) {}

    public Polls(Recorder recorder, OutboundClient client, InstantSource clock) {
        this.recorder = recorder;
        this.client = client;
        this.clock = clock;
    }

    /// Begins to poll a channel, or goes on where it stopped. Asking twice changes nothing.
    public void poll(PolledChannel polled) {
        running.computeIfAbsent(
                polled.source().number() + "-" + polled.channel().name(),
                key -> {
                    Running one =
                            new Running(
                                    new Poller(recorder, client, polled, clock),
                                    new CountDownLatch(1),
                                    new CountDownLatch(1));
                    Thread.ofVirtual().name("poll-" + key).start(() -> run(one));
                    return one;
                });
    }

    /// Stops polling a channel.
    public void leave(int source, String channel) {
        Running one = running.remove(source + "-" + channel);
        if (one != null) {
            stop(one);
        }
    }

    /// How each is doing.
    public List<PollStatus> status() {
        return running.values().stream().map(one -> one.poller().status()).toList();
    }

    private void run(Running one) {
        Duration pause = Duration.ZERO;
        while (!stopsWithin(one, pause)) {
            try {
                pause =
                        switch (one.poller().step()) {
                            case MORE -> Duration.ZERO;
                            case DONE -> PASS_SECONDS;
                            case WAIT -> untilNext(one.poller().status());
                        };
            } catch (IOException | JournalException | OutboundProblem problem) {
                pause = PASS_SECONDS;
            }
        }
        one.stopped().countDown();
    }

    private Duration untilNext(PollStatus status) {
        Instant now = clock.instant();
        Duration wait = Duration.between(now, status.waitsUntil().orElse(now));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static boolean stopsWithin(Running one, Duration time) {
        try {
            return one.stop().await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            return true;
        }
    }

    private static void stop(Running one) {
        one.stop().countDown();
        try {
            boolean _ = one.stopped().await(STOP_SECONDS_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        running.values().forEach(Polls::stop);
        running.clear();
    }
}
