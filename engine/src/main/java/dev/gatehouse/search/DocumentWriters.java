package dev.gatehouse.search;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/// Writes events into their months, many of them on all processors side by side: the order of the
/// index is that of its sort, not of writing. When it returns or throws, nothing is still being
/// written. Used by one thread.
final class DocumentWriters {
    /// Documents that are worth a thread of their own.
    private static final int DOCUMENTS_PER_THREAD_MIN = 64;

    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("search-write-", 0).factory();

    private final List<EventDocument> documents = new ArrayList<>();

    DocumentWriters() {
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            documents.add(new EventDocument());
        }
    }

    /// An event and where it goes.
    ///
    /// @param alsoNamed further ids it is found by
    /// @param replaces whether it takes the place of what is there under its id
    record Work(IndexMonth month, Event event, List<EventId> alsoNamed, boolean replaces) {}

    /// Writes all of it, no two under one id.
    void write(List<Work> all) throws IOException {
        int parts = Math.clamp(all.size() / DOCUMENTS_PER_THREAD_MIN, 1, documents.size());
        if (parts == 1) {
            write(all, 0, 1);
            return;
        }
        List<Future<?>> others = new ArrayList<>();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(THREADS)) {
            for (int i = 1; i < parts; i++) {
                int part = i;
                others.add(threads.submit(() -> write(all, part, parts)));
            }
            write(all, 0, parts);
        }
        for (Future<?> other : others) {
            await(other);
        }
    }

    private Void write(List<Work> all, int part, int parts) throws IOException {
        EventDocument own = documents.get(part);
        for (Work work : all.subList(all.size() * part / parts, all.size() * (part + 1) / parts)) {
            var document = own.of(work.event(), work.alsoNamed());
            if (work.replaces()) {
                work.month().replace(work.event().id(), document);
            } else {
                work.month().add(work.event().id(), document);
            }
        }
        return null;
    }

    private static void await(Future<?> part) throws IOException {
        try {
            part.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case IOException problem -> throw problem;
                case RuntimeException problem -> throw problem;
                case Error problem -> throw problem;
                case null, default -> throw new IllegalStateException(failed);
            }
        } catch (InterruptedException stop) {
            throw new IllegalStateException("it has ended, so nothing is waited for", stop);
        }
    }
}
