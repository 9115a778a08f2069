package dev.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.gatehouse.access.draft.Habit;
import dev.gatehouse.access.draft.Habits;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Verb;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FeedObserver.Understood;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a draft is made from, counted over what was judged.
class HabitsTest {
    private static final String RULES =
            """
            accounts: []
            memories: { run-started: [], run-ended: [], proposed: [], departed: [], returned: [] }
            rules:
              - { id: deletes, kind: governed, sentence: Deleted., why: Look., when: { verb: delete } }
              - { id: reads, kind: usual, sentence: Read., why: Fine., when: { verb: read } }
            """;

    @TempDir Path folder;

    @Test
    void whatNobodyDecidedIsCountedByPlaceAndWhatWasUnexpectedFlagsIt() throws Exception {
        Acts acts = new Acts(Files.createDirectories(folder.resolve("tools")));
        List<Understood> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(acts.one(i, "ada", Verb.UPDATE, "lamp/hall/desk/branches/b" + i));
        }
        all.add(acts.one(5, "ada", Verb.READ, "lamp/hall/desk"));
        all.add(acts.one(6, "bo", Verb.UPDATE, "lamp/hall/desk"));
        all.add(acts.one(7, "bo", Verb.DELETE, "lamp/hall/desk"));
        try (Judgement judgement =
                Judgement.open(
                        folder.resolve("views"),
                        new Rulebook("house.yaml", RULES),
                        () -> Who.NOBODY,
                        InstantSource.system())) {
            judgement.understood(all, 8);
            Habits habits = Habits.of(judgement, Acts.START);
            assertThat(habits.events()).isEqualTo(8);
            assertThat(habits.undecided()).isEqualTo(6);
            assertThat(habits.all())
                    .extracting(Habit::name, Habit::permission, Habit::place, Habit::events)
                    .containsExactly(
                            tuple("ada", Permission.WRITE, "lamp/hall/desk", 5L),
                            tuple("bo", Permission.WRITE, "lamp/hall/desk", 1L));
            assertThat(habits.all()).extracting(Habit::flagged).containsExactly(false, true);
            Instant later = Acts.START.plusSeconds(150);
            assertThat(Habits.of(judgement, later).all().getFirst().events()).isEqualTo(2);
        }
    }
}
