package dev.gatehouse.bench;

import dev.gatehouse.intake.Push;
import dev.gatehouse.intake.Refusals;
import dev.gatehouse.intake.SourceSecrets;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.EventFeed;
import dev.gatehouse.record.Identity;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.record.Sources;
import dev.gatehouse.search.EventIndex;
import dev.gatehouse.search.EventIndexSettings;
import dev.gatehouse.search.Mappings;
import dev.gatehouse.secret.SealedSecrets;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Each stage of the pipeline alone, over GitHub's payloads: taking them in durably with nobody
/// following, then reading them again and indexing them.
final class Stages {
    private static final int BATCH_RECORDS = 2_048;
    private static final InstantSource CLOCK = InstantSource.system();

    private final BenchSettings settings;

    Stages(BenchSettings settings) {
        this.settings = settings;
    }

    void measure(Payloads payloads, Figures figures) throws IOException, InterruptedException {
        Path data = settings.fresh("stages");
        SecureRandom random = new SecureRandom();
        try (Recorder recorder = Recorder.open(RecorderSettings.of(data, "bench"))) {
            Sources sources = new Sources(recorder, Tools.load(settings.tools()), random);
            SourceSecrets secrets =
                    new SourceSecrets(
                            SealedSecrets.in(
                                    recorder.data().secrets().resolve("intake"),
                                    recorder.key(),
                                    random));
            Push push = new Push(recorder, secrets, new Refusals(recorder, CLOCK), CLOCK);
            Source source = LoadedRooms.source(sources, secrets, payloads.source());
            long start = System.nanoTime();
            long taken = LoadedRooms.push(push, source, payloads.file());
            figures.put("receive", taken / seconds(start));
            try (Identity identity = Identity.open(recorder)) {
                index(recorder, sources, identity, figures);
            }
        }
        Folders.delete(data);
    }

    private void index(Recorder recorder, Sources sources, Identity identity, Figures figures)
            throws IOException {
        try (EventIndex index =
                EventIndex.open(
                        new EventIndexSettings(
                                recorder.data().views().resolve("events"),
                                Mappings.digest(settings.tools()),
                                _ -> Who.NOBODY,
                                () -> new EventFeed(recorder, sources, identity, Optional.empty()),
                                CLOCK))) {
            long size = recorder.journal().size();
            long start = System.nanoTime();
            while (index.cursor() < size) {
                List<Stored> records = recorder.journal().read(index.cursor(), BATCH_RECORDS);
                index.fold(records);
            }
            figures.put("map_and_index", size / seconds(start));
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
