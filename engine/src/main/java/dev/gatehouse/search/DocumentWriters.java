package dev.gatehouse.search;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
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

    /// Documents that are few enough for one thread: each that writes makes a segment of its own
    /// when the index is opened again, and small segments cost more than what was saved.
    private static final int DOCUMENTS_FEW_MAX = 512;

    /// Documents that may be waiting to be written when more are begun.
    static final int WAITING_DOCUMENTS_MAX = 8_192;

    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    Runtime.getRuntime().availableProcessors(),
                    Thread.ofPlatform().daemon().name("search-write-", 0).factory());
    private final Queue<EventDocument> documents = new ConcurrentLinkedQueue<>();
    private final Deque<Part> begun = new ArrayDeque<>();
    private int waiting;
    // What went wrong first of what was begun; told by the next who finishes.
    private @Nullable Throwable failure;

    private record Part(Future<?> future, int documents) {}

    /// An event and where it goes.
    ///
    /// @param alsoNamed further ids it is found by
    /// @param replaces whether it takes the place of what is there under its id
    record Work(IndexMonth month, Event event, List<EventId> alsoNamed, boolean replaces) {}

    /// Begins to write all of it, no two under one id, nor one under an id that is being written.
    ///
    /// @throws IOException what was begun before could not be written
    void begin(List<Work> all) throws IOException {
        while (waiting >= WAITING_DOCUMENTS_MAX && failure == null) {
            await(begun.removeFirst());
        }
        if (failure != null) {
            finish();
        }
        waiting += all.size();
        int atOnce = all.size() <= DOCUMENTS_FEW_MAX ? DOCUMENTS_FEW_MAX : DOCUMENTS_AT_ONCE;
        for (int from = 0; from < all.size(); from += atOnce) {
            List<Work> some = all.subList(from, Math.min(all.size(), from + atOnce));
            begun.add(new Part(threads.submit(() -> write(some)), some.size()));
        }
    }

    /// Waits until nothing is being written. When it throws, one of those that were begun could not
    /// be written; it says so once.
    void finish() throws IOException {
        while (!begun.isEmpty()) {
            await(begun.removeFirst());
        }
        Throwable first = failure;
        failure = null;
        switch (first) {
            case null -> {}
            case IOException problem -> throw problem;
            case RuntimeException problem -> throw problem;
            case Error problem -> throw problem;
            default -> throw new IllegalStateException(first);
        }
    }

    private void await(Part part) {
        Throwable problem = failureOf(part.future());
        failure = failure == null ? problem : failure;
        waiting -= part.documents();
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
