package dev.gatehouse.record;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Saves what a view knows while its owner goes on, one save at a time: a disk that is slow to
/// confirm holds up nobody who works. A save that failed is told to whoever begins the next one,
/// once. Safe for many threads.
public final class SavingThread implements AutoCloseable {
    private final ExecutorService thread;
    private Future<?> last = CompletableFuture.completedFuture(null);

    /// @param name of the thread
    public SavingThread(String name) {
        thread =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name(name).factory());
    }

    /// Begins to save, unless the save before still goes on.
    ///
    /// @throws RuntimeException when the save before failed; then nothing is begun
    public synchronized void begin(Runnable save) {
        if (!last.isDone()) {
            return;
        }
        Future<?> before = last;
        last = CompletableFuture.completedFuture(null);
        tell(before);
        last = thread.submit(save);
    }

    private static void tell(Future<?> before) {
        switch (before.state()) {
            case FAILED -> {
                switch (before.exceptionNow()) {
                    case RuntimeException problem -> throw problem;
                    case Error problem -> throw problem;
                    default -> throw new IllegalStateException(before.exceptionNow());
                }
            }
            case SUCCESS, CANCELLED, RUNNING -> {}
        }
    }

    /// Waits until nothing is being saved; what failed last is not told, its owner saves again.
    @Override
    public void close() {
        thread.close();
    }
}
