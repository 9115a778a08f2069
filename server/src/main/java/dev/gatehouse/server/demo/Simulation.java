package dev.gatehouse.server.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The simulator, run as a process of its own: the product does not contain it.
final class Simulation implements AutoCloseable {
    private static final String MAIN = "dev.gatehouse.simulator.Simulator";
    private static final long WRITE_SECONDS_MAX = 120;
    private static final long STOP_SECONDS_MAX = 5;

    // What the pages about the company are written for.
    private static final String SEED = "7";
    private static final String DAYS = "30";
    private static final String RATE = "0.5/s";

    private final String classPath;
    private final Path folder;
    private Optional<Process> living = Optional.empty();

    /// @param classPath of the simulator
    /// @param folder where it writes
    Simulation(String classPath, Path folder) {
        this.classPath = classPath;
        this.folder = folder;
    }

    /// Writes the month before `until`.
    void write(Instant until) throws IOException, InterruptedException {
        Process writing =
                start("write", "--seed", SEED, "--days", DAYS, "--until", until.toString());
        if (!writing.waitFor(WRITE_SECONDS_MAX, TimeUnit.SECONDS) || writing.exitValue() != 0) {
            writing.destroyForcibly();
            throw new IOException("the simulator did not finish; see " + log());
        }
    }

    /// Goes on from `from` as time passes.
    void live(Instant from) throws IOException {
        living =
                Optional.of(
                        start("live", "--seed", SEED, "--from", from.toString(), "--rate", RATE));
    }

    private Process start(String... words) throws IOException {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", classPath, MAIN));
        command.addAll(List.of(words));
        command.addAll(List.of("--out", folder.toString()));
        return new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return folder.resolve("simulator.log");
    }

    @Override
    public void close() {
        living.ifPresent(Simulation::stop);
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
