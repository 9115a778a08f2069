package dev.gatehouse.bench;

import dev.gatehouse.access.Judgement;
import dev.gatehouse.access.Rulebook;
import dev.gatehouse.access.compare.Comparison;
import dev.gatehouse.access.model.Model;
import dev.gatehouse.people.PeopleCount;
import dev.gatehouse.people.PeopleFile;
import dev.gatehouse.people.PeopleFileException;
import dev.gatehouse.people.PeopleImport;
import dev.gatehouse.people.Proof;
import dev.gatehouse.record.FeedObserver;
import dev.gatehouse.source.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// What it takes to judge and compare access in a large organisation: verdicts a second of one
/// core's time, all comparisons at once and after one change, a replay over everything that
/// happened, and answers over HTTP from a real server that has all of it in memory. People, model
/// and rights go through the rooms as any file does; events are handed to judging as the feed hands
/// them.
final class AccessBench {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final int BATCH_EVENTS = 2_048;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration SETTLED_MAX = Duration.ofMinutes(10);

    private final BenchSettings settings;
    private final AccessSizes sizes;
    private final LargeOrganisation organisation;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    AccessBench(BenchSettings settings, AccessSizes sizes) {
        this.settings = settings;
        this.sizes = sizes;
        this.organisation = new LargeOrganisation(sizes);
    }

    Figures run() throws IOException, InterruptedException {
        Figures figures = new Figures();
        new TruthBench(settings).measure(figures);
        Path folder = settings.fresh("access");
        Path data = folder.resolve("data");
        Path model = Files.createDirectories(folder.resolve("model"));
        List<Payloads> payloads = Payloads.write(settings.with(sizes.indexed()), folder);
        try (LoadedRooms rooms = LoadedRooms.open(settings, data)) {
            rooms.push(payloads);
            rooms.awaitViews();
            Source source =
                    LoadedRooms.source(
                            rooms.rooms().sources(),
                            rooms.rooms().secrets(),
                            LargeOrganisation.SOURCE);
            prepare(rooms, source, model);
            verdicts(rooms, source, figures);
            replay(rooms, figures);
            new ComparedChanges(settings, organisation, rooms).measure(source, model, figures);
        }
        settings.say("so far " + figures.json());
        new AccessQuestions(settings, organisation).ask(data, figures);
        Folders.delete(folder);
        return figures.put("people", sizes.people())
                .put("resources", sizes.resources())
                .put("rights", sizes.rights())
                .put("events", sizes.events())
                .put("indexed_events", sizes.indexed());
    }

    private void prepare(LoadedRooms rooms, Source source, Path model)
            throws IOException, InterruptedException {
        settings.say("people");
        people(rooms, organisation.people());
        settings.say("rights");
        new LargeAnswers(organisation, rooms, source).all();
        settings.say("model");
        Files.writeString(model.resolve("large.yaml"), organisation.model(List.of()));
        rooms.rooms().model().use(model);
        awaitSettled(rooms.rooms().judgement());
    }

    /// Takes a file of people in.
    static void people(LoadedRooms rooms, byte[] csv) throws IOException, InterruptedException {
        try {
            PeopleCount count =
                    new PeopleImport(rooms.recorder(), rooms.rooms().people(), CLOCK)
                            .run(
                                    new PeopleFile(
                                            PeopleFile.Format.CSV,
                                            Proof.IDENTITY_PROVIDER,
                                            "bench",
                                            new ByteArrayInputStream(csv)),
                                    _ -> {});
            if (!count.problems().isEmpty()) {
                throw new IOException("people were refused: " + count.problems());
            }
        } catch (PeopleFileException ours) {
            throw new IOException("the file of people cannot be read", ours);
        }
    }

    static void awaitSettled(Judgement judgement) throws IOException, InterruptedException {
        long end = System.nanoTime() + SETTLED_MAX.toNanos();
        while (!judgement.isSettled()) {
            if (System.nanoTime() > end) {
                throw new IOException("events are still being judged again");
            }
            Thread.sleep(LOOK);
        }
    }

    // The processor's time, so that other work on the machine hardly shows; writing of rows counts.
    private void verdicts(LoadedRooms rooms, Source source, Figures figures) {
        settings.say("judging");
        Judgement judgement = rooms.rooms().judgement();
        LargeEvents events = new LargeEvents(organisation, source, CLOCK.instant());
        long position = rooms.recorder().journal().size();
        long nanos = 0;
        for (int told = 0; told < sizes.events(); ) {
            int count = Math.min(BATCH_EVENTS, sizes.events() - told);
            List<FeedObserver.Understood> some = events.next(position, count);
            position += count;
            long start = threads.getCurrentThreadCpuTime();
            judgement.understood(some, position);
            nanos += threads.getCurrentThreadCpuTime() - start;
            told += count;
        }
        figures.put("verdicts_per_s", sizes.events() * 1e9 / nanos);
        settings.say("so far " + figures.json());
    }

    private void replay(LoadedRooms rooms, Figures figures) throws IOException {
        settings.say("replaying");
        Judgement judgement = rooms.rooms().judgement();
        Rulebook trial = judgement.rulebook().with(Model.NONE, List.of());
        long start = System.nanoTime();
        long replayed = judgement.replay(trial, "", _ -> {}).events();
        figures.put("replay_s", (System.nanoTime() - start) / 1e9)
                .put("replayed_events", (double) replayed);
        settings.say("so far " + figures.json());
    }

    /// How many rows a comparison has.
    static double rows(Map<Comparison, Long> counts) {
        return (double) counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
