package dev.gatehouse.intake;

import dev.gatehouse.journal.JournalException;
import dev.gatehouse.outbound.OutboundProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// Runs what goes on until it is left, each on a thread of its own under a name of its own. They
/// are stopped by a latch and never by an interrupt, which would close the journal's file under
/// whoever is writing it. Safe for many threads.
///
/// @param <T> what each works with
public final class Loops<T> implements AutoCloseable {
    /// How long a loop is waited for once it was told to stop.
    static final Duration STOP_SECONDS_MAX = Duration.ofSeconds(5);

    private final String kind;
    private final ConcurrentHashMap<String, Running<T>> running = new ConcurrentHashMap<>();

    private record Running<T>(T with, Stop stop) {}

    /// Tells a loop when to end.
    public static final class Stop {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch done = new CountDownLatch(1);

        private Stop() {}

        /// Waits that long; true as soon as the loop is to end.
        public boolean within(Duration time) {
            return await(asked, time);
        }

        private static boolean await(CountDownLatch latch, Duration time) {
            try {
                return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
    }

    /// @param kind what the threads are called before their names
    public Loops(String kind) {
        this.kind = kind;
    }

    /// Starts one, unless one of that name runs.
    ///
    /// @param loop returns once its stop says so
    public void start(String name, Supplier<T> with, BiConsumer<T, Stop> loop) {
        running.computeIfAbsent(
                name,
                _ -> {
                    Running<T> one = new Running<>(with.get(), new Stop());
                    Thread.ofVirtual().name(kind + "-" + name).start(() -> run(one, loop));
                    return one;
                });
    }

    private static <T> void run(Running<T> one, BiConsumer<T, Stop> loop) {
        try {
            loop.accept(one.with(), one.stop());
        } finally {
            one.stop().done.countDown();
        }
    }

    /// What went wrong, for people. Of what is no fault of the world's only the kind and the place:
    /// a message may quote what a tool sent.
    public static String words(Throwable problem) {
        return switch (problem) {
            case IOException _, UncheckedIOException _, JournalException _, OutboundProblem _ ->
                    String.valueOf(problem.getMessage());
            default -> {
                StackTraceElement[] trace = problem.getStackTrace();
                String where = trace.length == 0 ? "" : " at " + trace[0];
                yield "a fault of Gatehouse: "
                        + problem.getClass().getSimpleName()
                        + where
                        + "; tried again";
            }
        };
    }

    /// What those that run work with.
    public List<T> all() {
        return running.values().stream().map(Running::with).toList();
    }

    /// Stops the one of that name and waits for it; nothing when there is none.
    public void leave(String name) {
        Running<T> one = running.remove(name);
        if (one != null) {
            stop(one);
        }
    }

    private static <T> void stop(Running<T> one) {
        one.stop().asked.countDown();
        boolean _ = Stop.await(one.stop().done, STOP_SECONDS_MAX);
    }

    @Override
    public void close() {
        running.values().forEach(one -> one.stop().asked.countDown());
        running.values().forEach(Loops::stop);
        running.clear();
    }
}
