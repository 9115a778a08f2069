package dev.gatehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.Judgement;
import dev.gatehouse.access.Rulebook;
import dev.gatehouse.access.Verdict;
import dev.gatehouse.event.Event;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FeedObserver;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.Sameness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the house rules alone, without a model, say of the made-up company's MONTH.
class AcmeVerdictsTest {
    private static final Path ROOT = Path.of(System.getProperty("gatehouse.root", ".."));
    private static final Path HOUSE = ROOT.resolve("model").resolve("house.yaml");
    private static final long SEED = 7;

    @TempDir static Path directory;

    private static final List<Judged> MONTH = new ArrayList<>();

    private record Judged(Event event, Verdict verdict, Optional<AcmeEvents.Told> told) {
        boolean isOf(int scene, String label) {
            return told.filter(it -> it.scene() == scene && it.label().equals(label)).isPresent();
        }

        boolean isUnexpected() {
            return verdict.value() == Verdict.Value.UNEXPECTED;
        }
    }

    @BeforeAll
    static void judge() throws IOException {
        AcmeEvents acme = AcmeEvents.written(ROOT, directory.resolve("acme"), SEED);
        List<FeedObserver.Understood> pieces = acme.read(acme.lines(), 0);
        try (Judgement judgement =
                Judgement.open(
                        directory.resolve("views"),
                        Rulebook.load(HOUSE),
                        () -> Who.NOBODY,
                        InstantSource.system())) {
            judgement.understood(pieces, pieces.size());
            for (FeedObserver.Understood piece : pieces) {
                for (FoldedEvent folded : piece.events()) {
                    if (!(folded.sameness() instanceof Sameness.Completion)) {
                        Event event = folded.event();
                        Verdict verdict = judgement.verdict(event.id()).orElseThrow();
                        MONTH.add(new Judged(event, verdict, acme.told(event)));
                    }
                }
            }
        }
    }

    private List<String> reasons(int scene, String label) {
        return MONTH.stream()
                .filter(judged -> judged.isOf(scene, label) && judged.isUnexpected())
                .map(judged -> judged.verdict().rule())
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void theHouseRulesAloneFindFiveOfTheScenes() {
        assertThat(reasons(1, "attack")).containsExactly("production-secret-read-by-a-person");
        assertThat(reasons(3, "attack"))
                .containsExactly("protection-switched-off", "roll-out-by-hand");
        assertThat(reasons(4, "attack")).containsExactly("token-in-a-browser");
        assertThat(reasons(5, "attack")).containsExactly("shell-in-production");
        assertThat(reasons(6, "attack")).containsExactly("own-change-approved");
    }

    @Test
    void whatOnlyLooksLikeASceneIsLeftAloneWhereNoModelIsNeededToTell() {
        for (int scene : List.of(4, 5, 6, 8, 9)) {
            assertThat(reasons(scene, "decoy")).as("decoy of scene " + scene).isEmpty();
        }
    }

    @Test
    void hardlyAnythingIsUnexpectedAndMostIsExpected() {
        long unexpected = MONTH.stream().filter(Judged::isUnexpected).count();
        long undecided =
                MONTH.stream()
                        .filter(judged -> judged.verdict().value() == Verdict.Value.UNDECIDED)
                        .count();
        assertThat(unexpected).isLessThan(MONTH.size() / 100);
        assertThat(undecided).isLessThan(MONTH.size() / 4);
    }
}
