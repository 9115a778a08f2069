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
import dev.gatehouse.record.FeedObserver;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.Sameness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What drafting makes of the made-up company's months when nobody has written a model: what it
/// leaves undecided, how much it asks, and whether it learns what was planted.
final class DraftBench {
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
            asked = Math.max(asked, Questions.open(draft, Model.NONE).size());
            Path model = Files.createDirectories(folder.resolve("model"));
            for (ModelText file : draft.files()) {
                Path written = model.resolve(file.name());
                Files.createDirectories(Optional.ofNullable(written.getParent()).orElse(model));
                Files.writeString(written, file.text());
            }
            rooms.rooms().model().use(model);
            AccessBench.awaitSettled(judgement);
            pieces.stream()
                    .flatMap(piece -> piece.events().stream())
                    .filter(folded -> !(folded.sameness() instanceof Sameness.Completion))
                    .map(FoldedEvent::event)
                    .forEach(event -> count(acme, judgement, event));
        }
        Folders.delete(folder);
    }

    private void count(AcmeEvents acme, Judgement judgement, Event event) {
        Verdict verdict = judgement.verdict(event.id()).orElse(Verdict.NOTHING);
        events++;
        undecided += verdict.value() == Verdict.Value.UNDECIDED ? 1 : 0;
        boolean planted =
                acme.told(event)
                        .filter(told -> told.label().equals("attack") && !told.intended())
                        .isPresent();
        absorbed += planted && verdict.basis() == Verdict.Basis.DECIDED ? 1 : 0;
    }

    void put(Figures figures) {
        figures.put("draft_undecided_share", (double) undecided / events)
                .put("questions", asked)
                .put("absorbed", (double) absorbed);
    }
}
