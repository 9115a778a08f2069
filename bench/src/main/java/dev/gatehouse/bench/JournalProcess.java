package dev.gatehouse.bench;

import dev.gatehouse.journal.Disk;
import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.JournalKeys;
import dev.gatehouse.journal.JournalSettings;
import dev.gatehouse.record.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// A process that fills a journal in a data directory of its own and then is gone, as when the
/// machine loses power: nothing is closed.
final class JournalProcess {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final int BATCH = 16;
    private static final int SENDERS = 16;

    private JournalProcess() {}

    /// `DIR RECORDS`.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Journal journal = open(Path.of(arguments[0]));
        new Stretch(BATCH, SENDERS, Long.parseLong(arguments[1]), Duration.ofDays(1))
                .run(() -> new JournalSender(journal, BATCH, CLOCK), new AtomicLong(1));
        Runtime.getRuntime().halt(0);
    }

    static Path directory(Path data) {
        return data.resolve("tenants/default/journal");
    }

    static Journal open(Path data) {
        JournalKeys keys =
                JournalKeys.loadOrCreate(data.resolve("installation/keys"), new SecureRandom());
        return Journal.open(
                directory(data),
                new JournalSettings(
                        keys.origin("default"), keys, Recorder.codecs(), Disk.local(), CLOCK));
    }

    /// Runs it to its end.
    static void fill(Path data, long records, Path log) throws IOException, InterruptedException {
        ChildProcess.run(
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        JournalProcess.class.getName(),
                        data.toString(),
                        Long.toString(records)),
                log);
    }
}
