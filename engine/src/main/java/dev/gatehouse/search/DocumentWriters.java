package dev.gatehouse.search;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Writes events into their months on all processors side by side, while its owner goes on: the
/// order of the index is that of its sort, not of writing. Used by one thread at a time.
final class DocumentWriters implements Closeable {
    /// Documents that one thread writes in one go.
    private static final int DOCUMENTS_AT_ONCE = 128;

    /// Documents that may be waiting to be written when more are begun.
    static final int WAITING_DOCUMENTS_MAX = 8_192;

    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    Runtime.getRuntime().availableProcessors(),
                    Thread.ofPlatform().daemon().name("search-write-", 0).factory());
    private final Queue<EventDocument> documents = new ConcurrentLinkedQueue<>();
    private final List<Future<?>> begun = new ArrayList<>();
    private int waiting;

    /// An event and where it goes.
    ///
    /// @param alsoNamed further ids it is found by
    /// @param replaces whether it takes the place of what is there under its id
    record Work(IndexMonth month, Event event, List<EventId> alsoNamed, boolean replaces) {}

    /// Begins to write all of it, no two under one id, nor one under an id that is being written.
    ///
    /// @throws IOException what was begun before could not be written
    void begin(List<Work> all) throws IOException {
        if (waiting >= WAITING_DOCUMENTS_MAX) {
            finish();
        }
        waiting += all.size();
        for (int from = 0; from < all.size(); from += DOCUMENTS_AT_ONCE) {
            List<Work> some = all.subList(from, Math.min(all.size(), from + DOCUMENTS_AT_ONCE));
            begun.add(threads.submit(() -> write(some)));
        }
    }

    /// Waits until nothing is being written. When it throws, one of those that were begun could not
    /// be written; it says so once.
    void finish() throws IOException {
        Throwable failure = null;
        for (Future<?> each : begun) {
            Throwable problem = failureOf(each);
            failure = failure == null ? problem : failure;
        }
        begun.clear();
        waiting = 0;
        switch (failure) {
            case null -> {}
            case IOException problem -> throw problem;
            case RuntimeException problem -> throw problem;
            case Error problem -> throw problem;
            default -> throw new IllegalStateException(failure);
        }
    }

    private Void write(List<Work> some) throws IOException {
        EventDocument free = documents.poll();
        EventDocument own = free == null ? new EventDocument() : free;
        for (Work work : some) {
            var document = own.of(work.event(), work.alsoNamed());
            if (work.replaces()) {
                work.month().replace(work.event().id(), document);
            } else {
                work.month().add(work.event().id(), document);
            }
        }
        documents.add(own);
        return null;
    }

    // An interrupt does not end the wait: what is being written is still being written.
    private static @Nullable Throwable failureOf(Future<?> part) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    part.get();
                    return null;
                } catch (ExecutionException failed) {
                    return failed.getCause();
                } catch (InterruptedException wait) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Ends the threads once what was begun is written.
    @Override
    public void close() {
        threads.close();
    }
}
