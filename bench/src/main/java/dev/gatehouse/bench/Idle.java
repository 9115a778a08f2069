package dev.gatehouse.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Waits until a process has nothing more to do: no segment is being merged any more, no compiler
/// at work. What it keeps can be weighed then, and it slows nothing that is measured next.
final class Idle {
    private static final long IDLE_SECONDS_MAX = 300;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final double IDLE_SHARE = 0.2;
    private static final int IDLE_LOOKS = 4;

    private Idle() {}

    /// @param cpu processor time the process has used
    static void await(Supplier<Duration> cpu) throws InterruptedException {
        long give = System.nanoTime() + TimeUnit.SECONDS.toNanos(IDLE_SECONDS_MAX);
        Duration before = cpu.get();
        int idle = 0;
        while (idle < IDLE_LOOKS && System.nanoTime() < give) {
            Thread.sleep(LOOK);
            Duration now = cpu.get();
            idle = now.minus(before).toNanos() < LOOK.toNanos() * IDLE_SHARE ? idle + 1 : 0;
            before = now;
        }
    }
}
