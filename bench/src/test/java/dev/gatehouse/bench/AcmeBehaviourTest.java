package dev.gatehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.behaviour.Behaviour;
import dev.gatehouse.event.Event;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FeedObserver;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.record.FoldedEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is unusual in the made-up company's month.
class AcmeBehaviourTest {
    private static final Path ROOT = Path.of(System.getProperty("gatehouse.root", ".."));
    private static final long SEED = 7;

    @TempDir static Path directory;

    /// The labels of the events each finding rests on: of attacks, decoys and plain noise.
    private static final List<List<String>> RAISED = new ArrayList<>();

    @BeforeAll
    static void watch() throws IOException {
        AcmeEvents acme = AcmeEvents.written(ROOT, directory.resolve("acme"), SEED);
        List<Event> events = new ArrayList<>();
        for (FeedObserver.Understood piece : acme.read(acme.lines(), 0)) {
            for (FoldedEvent folded : piece.events()) {
                if (folded.isCounted()) {
                    events.add(folded.event());
                }
            }
        }
        events.sort(Comparator.comparing(event -> event.time().time()));
        Map<String, String> labels = new HashMap<>();
        Behaviour behaviour = new Behaviour(true);
        for (Event event : events) {
            acme.told(event)
                    .ifPresent(what ->
                            labels.put(event.id().toString(), what.label() + " " + what.name()));
            behaviour.take(event, Who.NOBODY).ifPresent(raised -> RAISED.add(of(raised, labels)));
        }
    }

    private static List<String> of(Raised raised, Map<String, String> labels) {
        return raised.events().stream().map(id -> labels.getOrDefault(id, "noise")).toList();
    }

    @Test
    void whatOnlyLooksLikeASceneIsNotWorthALook() {
        assertThat(RAISED)
                .allSatisfy(labels -> assertThat(labels).noneMatch(one -> one.startsWith("decoy")));
    }

    @Test
    void anOrdinaryMonthRaisesNothingBesideItsScenes() {
        assertThat(RAISED)
                .allSatisfy(labels -> assertThat(labels).anyMatch(one -> one.startsWith("attack")));
    }
}
