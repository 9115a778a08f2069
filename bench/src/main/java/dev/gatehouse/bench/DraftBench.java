package dev.gatehouse.bench;

import dev.gatehouse.access.Judgement;
import dev.gatehouse.access.Verdict;
import dev.gatehouse.access.draft.Draft;
import dev.gatehouse.access.draft.Habits;
import dev.gatehouse.access.draft.Known;
import dev.gatehouse.access.draft.Questions;
import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.inventory.InventoryImport;
import dev.gatehouse.inventory.SnapshotTaking;
import dev.gatehouse.inventory.plan.InventoryPlan;
import dev.gatehouse.record.FeedObserver;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.Sameness;
import dev.gatehouse.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What drafting makes of the made-up company's months when nobody has written a model, from what
/// happened, who is who and what the tools allow: what it leaves undecided, how much it asks, and
/// whether it learns what was planted.
final class DraftBench {
    private static final Duration TAKEN_MAX = Duration.ofMinutes(10);

    private final BenchSettings settings;
    private long events;
    private long undecided;
    private long absorbed;
    private int asked;

    DraftBench(BenchSettings settings) {
        this.settings = settings;
    }

    /// Judges a month without a model, drafts one, and judges it by that.
    ///
    /// @param pieces the month as it was read, at positions from `first` on
    void take(AcmeEvents acme, List<FeedObserver.Understood> pieces, long first)
            throws IOException, InterruptedException {
        Path folder = settings.fresh("draft");
        try (LoadedRooms rooms = LoadedRooms.open(settings, folder.resolve("data"))) {
            AccessBench.people(rooms, acme.people().getBytes(StandardCharsets.UTF_8));
            for (String source : AcmeEvents.sources()) {
                allowed(rooms, acme, source);
            }
            Judgement judgement = rooms.rooms().judgement();
            judgement.understood(pieces, first + pieces.size());
            AccessBench.awaitSettled(judgement);
            Habits habits =
                    Habits.of(judgement, AcmeEvents.UNTIL.minus(Duration.ofDays(Payloads.DAYS)));
            Draft draft =
                    Draft.of(
                            habits.all(),
                            new Known(
                                    rooms.rooms().people().now(),
                                    rooms.rooms().inventory().now(),
                                    AcmeEvents.UNTIL));
            asked = Math.max(asked, Questions.open(draft, Model.NONE, List.of()).asked().size());
            Set<EventId> before = expected(pieces, judgement);
            Path model = Files.createDirectories(folder.resolve("model"));
            for (ModelText file : draft.files()) {
                Path written = model.resolve(file.name());
                Files.createDirectories(Optional.ofNullable(written.getParent()).orElse(model));
                Files.writeString(written, file.text());
            }
            rooms.rooms().model().use(model);
            AccessBench.awaitSettled(judgement);
            events(pieces)
                    .forEach(event ->
                            count(
                                    acme,
                                    judgement.verdict(event.id()).orElse(Verdict.NOTHING),
                                    event,
                                    before.contains(event.id())));
        }
        Folders.delete(folder);
    }

    private static void allowed(LoadedRooms rooms, AcmeEvents acme, String name)
            throws IOException, InterruptedException {
        Source source = LoadedRooms.source(rooms.rooms().sources(), rooms.rooms().secrets(), name);
        InventoryPlan plan = rooms.rooms().inventory().plans().get(source.tool().name());
        Path answers = acme.answers(source.tool().name());
        if (plan == null || !Files.isDirectory(answers)) {
            return;
        }
        InventoryImport importing =
                new InventoryImport(
                        new SnapshotTaking(
                                rooms.recorder(),
                                new SnapshotTaking.Subject(source, plan, "bench", AcmeEvents.UNTIL),
                                InstantSource.system()),
                        plan,
                        new InventoryImport.Asked(Optional.empty(), new TreeMap<>(), false));
        try (Stream<Path> files = Files.walk(answers)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                importing.take(answers.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        if (!rooms.rooms().inventory().awaitTaken(importing.end().position(), TAKEN_MAX)) {
            throw new IOException("the inventory is behind");
        }
    }

    private static Stream<Event> events(List<FeedObserver.Understood> pieces) {
        return pieces.stream()
                .flatMap(piece -> piece.events().stream())
                .filter(folded -> !(folded.sameness() instanceof Sameness.Completion))
                .map(FoldedEvent::event);
    }

    private static Set<EventId> expected(
            List<FeedObserver.Understood> pieces, Judgement judgement) {
        return events(pieces)
                .map(Event::id)
                .filter(id ->
                        judgement
                                .verdict(id)
                                .filter(verdict -> verdict.value() == Verdict.Value.EXPECTED)
                                .isPresent())
                .collect(Collectors.toSet());
    }

    private void count(AcmeEvents acme, Verdict verdict, Event event, boolean before) {
        events++;
        undecided += verdict.value() == Verdict.Value.UNDECIDED ? 1 : 0;
        boolean planted =
                acme.told(event)
                        .filter(told -> told.label().equals("attack") && !told.intended())
                        .isPresent();
        absorbed += planted && !before && verdict.value() == Verdict.Value.EXPECTED ? 1 : 0;
    }

    void put(Figures figures) {
        figures.put("draft_undecided_share", (double) undecided / events)
                .put("questions", asked)
                .put("absorbed", (double) absorbed);
    }
}
