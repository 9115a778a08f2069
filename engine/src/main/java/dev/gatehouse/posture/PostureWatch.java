package dev.gatehouse.posture;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Asks the checks in the background for as long as it is open. A fault is told once and tried
/// again.
public final class PostureWatch implements AutoCloseable {
    /// Between two looks whether anything changed.
    static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private static final Duration STOP_WAIT = Duration.ofSeconds(60);

    private final Posture posture;

    // Not an interrupt: that would close the journal's files under whoever is writing.
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private String trouble = "";

    /// Starts watching.
    public PostureWatch(Posture posture) {
        this.posture = posture;
        this.thread = Thread.ofVirtual().name("posture").start(this::watch);
    }

    private void watch() {
        try {
            while (!stopped.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            if (posture.isBehind()) {
                posture.ask();
            }
            trouble = "";
        } catch (RuntimeException fault) {
            String told = String.valueOf(fault);
            if (!told.equals(trouble)) {
                System.getLogger(PostureWatch.class.getName())
                        .log(System.Logger.Level.ERROR, "the checks could not be asked", fault);
            }
            trouble = told;
        }
    }

    /// Stops and waits for it.
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(STOP_WAIT);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
