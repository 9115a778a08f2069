package dev.gatehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.detection.Detection;
import dev.gatehouse.detection.Detections;
import dev.gatehouse.detection.EventFields;
import dev.gatehouse.detection.Watch;
import dev.gatehouse.event.Event;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.record.FeedObserver;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.sigma.Logsource;
import dev.gatehouse.sigma.Placeholders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the shipped detections that are on say of the made-up company's month.
class AcmeDetectionsTest {
    private static final Path ROOT = Path.of(System.getProperty("gatehouse.root", ".."));
    private static final long SEED = 7;

    @TempDir static Path directory;

    /// Detections by what the events that raised them are of: label and scene.
    private static final Map<String, Set<String>> RAISED = new TreeMap<>();

    /// An event, with what rules see of it.
    private record Told(Event event, List<Watch.Seen> seen) {}

    @BeforeAll
    static void watch() throws IOException {
        AcmeEvents acme = AcmeEvents.written(ROOT, directory.resolve("acme"), SEED);
        Detections detections = Detections.load(ROOT.resolve("detections"), Placeholders.NONE);
        Set<String> on = new HashSet<>();
        Map<String, Detection> names = new HashMap<>();
        for (Detection detection : detections.all()) {
            if (detection.state() == Detection.State.ON) {
                on.addAll(detection.matches());
                detection.matches().forEach(key -> names.put(key, detection));
            }
        }
        Watch watch = new Watch(detections.ruleset());
        for (Told told : inOrder(acme)) {
            String reference = told.event().id().toString();
            for (Watch.Found found :
                    watch.take(told.event().time().time(), reference, told.seen())) {
                if (on.contains(found.head().key())) {
                    acme.told(told.event())
                            .ifPresent(what ->
                                    RAISED.computeIfAbsent(
                                                    what.label()
                                                            + " "
                                                            + what.scene()
                                                            + " "
                                                            + what.name(),
                                                    _ -> new TreeSet<>())
                                            .add(
                                                    Objects.requireNonNull(
                                                                    names.get(found.head().key()))
                                                            .head()
                                                            .name()));
                }
            }
        }
    }

    private static List<Told> inOrder(AcmeEvents acme) throws IOException {
        List<AcmeEvents.Line> lines = acme.lines();
        List<FeedObserver.Understood> pieces = acme.read(lines, 0);
        List<Told> all = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            for (FoldedEvent folded : pieces.get(i).events()) {
                List<Watch.Seen> seen =
                        List.of(
                                raw(lines.get(i)),
                                new Watch.Seen(EventFields.LOG, EventFields.of(folded.event())));
                all.add(new Told(folded.event(), seen));
            }
        }
        all.sort(Comparator.comparing(told -> told.event().time().time()));
        return all;
    }

    private static Watch.Seen raw(AcmeEvents.Line line) {
        Logsource log = Logsource.of(line.source().tool(), "audit");
        JsonValue piece;
        try {
            piece = Json.parse(line.text());
        } catch (JsonProblem text) {
            piece = new JsonString(line.text());
        }
        return new Watch.Seen(log, piece);
    }

    private static Set<String> by(String label) {
        return RAISED.getOrDefault(label, Set.of());
    }

    @Test
    void theBorrowedTokenAndTheWormAreRaised() {
        assertThat(by("attack 4 bot-token-used-by-a-person")).contains("token-in-a-browser");
        assertThat(by("attack 8 worm-through-workflows")).contains("github-public-repository-made");
    }

    @Test
    void theProtectionThatWasOffForSixMinutesIsRaised() {
        assertThat(by("attack 3 protection-off-for-six-minutes"))
                .contains("github-protection-off-then-push");
    }

    @Test
    void whatOnlyLooksLikeASceneIsLeftAlone() {
        assertThat(RAISED).allSatisfy((what, by) -> assertThat(what).doesNotStartWith("decoy"));
    }
}
