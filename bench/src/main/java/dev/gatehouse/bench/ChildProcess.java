package dev.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A part that runs as a process of its own; closing stops it, politely first.
final class ChildProcess implements AutoCloseable {
    private static final long STOP_SECONDS_MAX = 30;

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
        // Whoever stops the bench stops what it started.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /// Starts it, with stdout and stderr in `log`.
    static ChildProcess start(ProcessBuilder builder, Path log) throws IOException {
        return new ChildProcess(
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start());
    }

    /// Runs it to its end.
    ///
    /// @throws IOException when it ends badly, saying where it says why
    static void run(ProcessBuilder builder, Path log) throws IOException, InterruptedException {
        try (ChildProcess child = start(builder, log)) {
            int exit = child.process.waitFor();
            if (exit != 0) {
                throw new IOException(
                        builder.command().getFirst() + " ended with " + exit + "; see " + log);
            }
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Processor time it has used.
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Memory of its own that it holds now, in MiB.
    double anonymousMib() throws IOException {
        Path rollup = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        for (String line : Files.readAllLines(rollup)) {
            if (line.startsWith("Anonymous:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
            }
        }
        throw new IOException(rollup + " does not say");
    }

    /// Waits until it has nothing more to do.
    void awaitIdle() throws InterruptedException {
        Idle.await(this::cpu);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
