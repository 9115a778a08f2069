package dev.gatehouse.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// A stretch of time in which as many events as possible go somewhere.
///
/// @param batch events that go together
/// @param senders threads that send, each waiting for its answer
/// @param events it ends early after so many
/// @param length otherwise it ends after this
record Stretch(int batch, int senders, long events, Duration length) {

    /// What sends, one for each thread.
    interface Sender extends AutoCloseable {
        /// Sends one batch and waits until it is safe.
        ///
        /// @param firstId an id for its first event; the others take the next ones
        void send(long firstId) throws Exception;

        @Override
        default void close() throws IOException {}
    }

    /// Makes a sender.
    interface Senders {
        Sender open() throws IOException;
    }

    /// Events a second.
    ///
    /// @param ids where ids come from; no two stretches of a run may share one
    double run(Senders from, AtomicLong ids) throws IOException, InterruptedException {
        AtomicLong sent = new AtomicLong();
        ConcurrentLinkedQueue<Exception> problems = new ConcurrentLinkedQueue<>();
        List<Sender> open = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            open.add(from.open());
        }
        long start = System.nanoTime();
        long end = start + length.toNanos();
        for (Sender sender : open) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    while (System.nanoTime() < end && sent.get() < events) {
                                        sender.send(ids.getAndAdd(batch));
                                        sent.addAndGet(batch);
                                    }
                                } catch (Exception problem) {
                                    problems.add(problem);
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        for (Sender sender : open) {
            sender.close();
        }
        if (!problems.isEmpty()) {
            throw new IOException("a sender gave up", problems.peek());
        }
        return sent.get() / seconds;
    }
}
