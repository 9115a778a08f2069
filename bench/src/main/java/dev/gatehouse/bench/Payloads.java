package dev.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the five tools of a made-up company send over ninety days, written to a file each by the
/// simulator, which runs as a process of its own.
///
/// @param source `tool:name`
/// @param file its lines
record Payloads(String source, Path file) {
    /// Days the events are spread over.
    static final int DAYS = 90;

    private static final int SEED = 7;

    /// A tool's part of all events, in hundredths.
    private record Share(String source, int hundredths) {}

    private static final List<Share> SHARES =
            List.of(
                    new Share("github:acme", 40),
                    new Share("kubernetes:prod", 25),
                    new Share("gitlab:acme", 15),
                    new Share("vault:prod", 10),
                    new Share("jenkins:main", 10));

    /// Writes as many events as the settings say.
    static List<Payloads> write(BenchSettings settings, Path folder)
            throws IOException, InterruptedException {
        List<Payloads> all = new ArrayList<>();
        for (Share share : SHARES) {
            String tool = share.source().substring(0, share.source().indexOf(':'));
            Path file = folder.resolve(tool + ".lines");
            Path complaints = folder.resolve(tool + ".log");
            settings.say("the simulator writes " + file);
            ProcessBuilder builder =
                    new ProcessBuilder(
                            Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                            "-cp",
                            System.getProperty("java.class.path", ""),
                            "dev.gatehouse.simulator.Simulator",
                            "stream",
                            "--seed",
                            Integer.toString(SEED),
                            "--days",
                            Integer.toString(DAYS),
                            "--events",
                            Long.toString(settings.events() * share.hundredths() / 100),
                            "--source",
                            share.source());
            builder.redirectOutput(file.toFile()).redirectError(complaints.toFile());
            Process simulator = builder.start();
            if (simulator.waitFor() != 0) {
                throw new IOException("the simulator failed; see " + complaints);
            }
            all.add(new Payloads(share.source(), file));
        }
        return all;
    }

    long bytes() throws IOException {
        return Files.size(file);
    }
}
