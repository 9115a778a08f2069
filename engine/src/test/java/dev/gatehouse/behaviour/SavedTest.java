package dev.gatehouse.behaviour;

import static dev.gatehouse.behaviour.Routine.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.behaviour.Routine.Deed;
import dev.gatehouse.event.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

class SavedTest {
    private static void happens(Routine routine, int fromDay) {
        for (String actor : List.of("ada", "eve", "bot")) {
            routine.works(actor, fromDay, 9);
            routine.tell(
                    at(fromDay + 9, 10, 0),
                    Deed.of(actor)
                            .doing(Verb.GRANT, "lamp.give")
                            .on("lamp/hall/house/members/x\"y"));
            routine.tell(at(fromDay + 9, 10, 5), Deed.of(actor).from("198.51.100.9").by("curl/8"));
        }
    }

    @Test
    void whatIsTakenUpAgainGoesOnAsIfItHadNeverStopped() {
        Routine whole = new Routine();
        happens(whole, 0);
        List<String> lines = Saved.lines(whole.behaviour);
        Behaviour again = new Behaviour(false);
        lines.forEach(line -> assertThat(Saved.take(line, again)).isTrue());
        assertThat(Saved.lines(again)).isEqualTo(lines);
        assertThat(lines)
                .anyMatch(line -> line.startsWith("gain "))
                .anyMatch(line -> line.startsWith("carried "))
                .anyMatch(line -> line.startsWith("ledger "));
        Routine restored = new Routine(again);
        happens(whole, 20);
        happens(restored, 20);
        assertThat(Saved.lines(again).stream().filter(line -> !line.startsWith("ledger ")))
                .isEqualTo(
                        Saved.lines(whole.behaviour).stream()
                                .filter(line -> !line.startsWith("ledger "))
                                .toList());
        assertThat(again.ledgers.all().keySet())
                .containsExactlyElementsOf(whole.behaviour.ledgers.all().keySet());
    }

    @Test
    void aLineOfSomethingElseIsNotTaken() {
        assertThat(Saved.take("other [1]", new Behaviour(false))).isFalse();
    }
}
