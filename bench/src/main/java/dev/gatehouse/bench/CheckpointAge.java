package dev.gatehouse.bench;

import dev.gatehouse.journal.Journal;
import java.util.ArrayDeque;
import java.util.Queue;

/// How long a record that is durable waits for a signed checkpoint that covers it: the longest wait
/// between opening and closing this.
final class CheckpointAge implements AutoCloseable {
    private static final long LOOK_MILLIS = 10;

    private final Journal journal;
    private final Queue<Look> waiting = new ArrayDeque<>();
    private final Thread thread;
    private volatile boolean over;
    private volatile long longestNanos;

    /// How many records were durable when.
    private record Look(long size, long nanos) {}

    CheckpointAge(Journal journal) {
        this.journal = journal;
        thread = Thread.ofPlatform().name("checkpoint-age").daemon().start(this::look);
    }

    private void look() {
        try {
            while (!over) {
                long now = System.nanoTime();
                long signed = journal.checkpoint().size();
                while (!waiting.isEmpty() && waiting.peek().size() <= signed) {
                    waiting.remove();
                }
                if (!waiting.isEmpty()) {
                    longestNanos = Math.max(longestNanos, now - waiting.peek().nanos());
                }
                waiting.add(new Look(journal.size(), now));
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    double longestMillis() {
        return longestNanos / 1e6;
    }

    @Override
    public void close() {
        over = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException stop) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
