package dev.gatehouse.cli;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.intake.Import;
import dev.gatehouse.intake.ImportCount;
import dev.gatehouse.intake.ImportRequest;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.EventFeed;
import dev.gatehouse.record.FollowerStatus;
import dev.gatehouse.record.Followers;
import dev.gatehouse.record.Identity;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.record.Sources;
import dev.gatehouse.search.EventIndex;
import dev.gatehouse.search.EventIndexSettings;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// Takes a file in for real, into a journal and an index of its own that are deleted afterwards:
/// what they weigh is what the file would take.
final class TrialImport {
    private static final long LOOK_MILLIS = 20;
    private static final InstantSource CLOCK = InstantSource.system();

    // Held, for a level is forgotten with its logger. What Lucene says of its vectors is for
    // whoever runs a server.
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    private final Tools tools;
    private final Consumer<ImportCount> progress;

    /// @param progress told after each stretch of the file
    TrialImport(Tools tools, Consumer<ImportCount> progress) {
        this.tools = tools;
        this.progress = progress;
        LUCENE.setLevel(Level.SEVERE);
    }

    /// What came of it.
    ///
    /// @param journalBytes of sealed blocks, tree and checkpoint
    /// @param indexBytes of the index, merged as it is after a quiet while
    record Weighed(ImportCount count, long journalBytes, long indexBytes) {}

    Weighed weigh(String tool, String member, Path file) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("gatehouse-estimate");
        try {
            return weigh(folder, new SourceName(tool, "estimate"), member, file);
        } finally {
            delete(folder);
        }
    }

    private Weighed weigh(Path folder, SourceName name, String member, Path file)
            throws IOException, InterruptedException {
        Path views;
        Path journal;
        long empty;
        ImportCount count;
        try (Recorder recorder = Recorder.open(RecorderSettings.of(folder, "estimate"))) {
            journal = recorder.data().journal();
            views = recorder.data().views().resolve("events");
            Sources sources = new Sources(recorder, tools, new SecureRandom());
            Source source = sources.add(Sources.Connection.of(name), "estimate");
            recorder.journal().seal();
            empty = bytes(journal);
            Reader reader = Reader.of(source, new Redactor(recorder.key()), recorder.key());
            try (InputStream in = Files.newInputStream(file)) {
                count =
                        new Import(recorder, CLOCK)
                                .run(
                                        new ImportRequest(source, member, true, "estimate"),
                                        in,
                                        reader,
                                        progress);
            }
            index(recorder, sources, views);
            recorder.journal().seal();
        }
        return new Weighed(count, Math.max(0, bytes(journal) - empty), bytes(views));
    }

    private static void index(Recorder recorder, Sources sources, Path views)
            throws InterruptedException {
        try (Identity identity = Identity.open(recorder);
                EventIndex index =
                        EventIndex.open(
                                new EventIndexSettings(
                                        views,
                                        "estimate",
                                        _ -> Who.NOBODY,
                                        () ->
                                                new EventFeed(
                                                        recorder,
                                                        sources,
                                                        identity,
                                                        Optional.empty()),
                                        CLOCK));
                Followers followers = new Followers(recorder, CLOCK)) {
            followers.follow(index);
            while (lag(followers) > 0) {
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    private static long lag(Followers followers) {
        return followers.all().stream().mapToLong(FollowerStatus::lagRecords).sum();
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
