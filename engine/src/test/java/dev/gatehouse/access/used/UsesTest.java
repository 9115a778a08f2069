package dev.gatehouse.access.used;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Permission;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsesTest {
    private static final String ADA = "lamp/hall/user/ada";
    private static final String DESK = "lamp/hall/desk";

    private final Texts texts = new Texts();
    private final Uses uses = new Uses(texts);
    private long position;

    private Used did(String account, String permission, String resource, String outcome) {
        EnumMap<UsedField, String> fields = new EnumMap<>(UsedField.class);
        fields.put(UsedField.ACCOUNT, account);
        fields.put(UsedField.PERMISSION, permission);
        fields.put(UsedField.RESOURCE, resource);
        fields.put(UsedField.OUTCOME, outcome);
        Used used = Used.of(texts, Map.copyOf(fields), 1_000_000L * position);
        used.become(new EventId(position, 0), 1_000_000L * position);
        position++;
        return used;
    }

    private static Instant second(long second) {
        return Instant.ofEpochSecond(second);
    }

    @Test
    void countsEachAccountPermissionAndResourceApart() {
        uses.add(did(ADA, "write", DESK, "succeeded"), false);
        uses.add(did(ADA, "write", DESK, "denied"), true);
        uses.add(did(ADA, "read", DESK, "succeeded"), false);
        uses.add(did("lamp/hall/user/bo", "write", DESK, "succeeded"), false);
        assertThat(uses.of(ADA))
                .containsExactlyInAnyOrder(
                        new Use(
                                ADA,
                                Permission.WRITE,
                                DESK,
                                2,
                                1,
                                second(0),
                                second(1),
                                Optional.of(second(0)),
                                new EventId(1, 0)),
                        new Use(
                                ADA,
                                Permission.READ,
                                DESK,
                                1,
                                0,
                                second(2),
                                second(2),
                                Optional.of(second(2)),
                                new EventId(2, 0)));
        assertThat(uses.of("lamp/hall/user/nobody")).isEmpty();
    }

    @Test
    void whatExercisesNoPermissionIsLeftOut() {
        uses.add(did(ADA, "none", DESK, "succeeded"), false);
        uses.add(did(ADA, "", DESK, "succeeded"), false);
        uses.add(did(ADA, "read", "", "succeeded"), false);
        assertThat(uses.of(ADA)).isEmpty();
        assertThat(uses.size()).isZero();
    }

    @Test
    void whatTurnsOutToBeSomebodyElsesMovesToThem() {
        Used before = did("lamp/hall/anonymous/", "write", DESK, "succeeded");
        uses.add(before, true);
        Used after = did(ADA, "write", DESK, "succeeded");
        long version = uses.version();
        uses.replace(before, after, true);
        assertThat(uses.of("lamp/hall/anonymous/")).isEmpty();
        assertThat(uses.of(ADA)).extracting(Use::events, Use::unexpected).hasSize(1);
        assertThat(uses.accounts(version)).containsExactlyInAnyOrder("lamp/hall/anonymous/", ADA);
    }

    @Test
    void aVerdictGivenAgainIsCountedAgain() {
        Used used = did(ADA, "write", DESK, "succeeded");
        uses.add(used, false);
        uses.judge(used, true);
        assertThat(uses.of(ADA).getFirst().unexpected()).isOne();
        uses.judge(used, false);
        assertThat(uses.of(ADA).getFirst().unexpected()).isZero();
        assertThat(uses.accounts(uses.version())).isEmpty();
    }

    @Test
    void keepsThemApartHoweverManyThereAre() {
        for (int i = 0; i < 5_000; i++) {
            uses.add(did("lamp/hall/user/" + i % 50, "read", DESK + i % 500, "succeeded"), false);
        }
        assertThat(uses.size()).isEqualTo(500);
        assertThat(uses.of("lamp/hall/user/7"))
                .hasSize(10)
                .allSatisfy(use -> assertThat(use.events()).isEqualTo(10));
        assertThat(uses.resources()).hasSize(500).contains(List.of(DESK + 499).getFirst());
    }

    @Test
    void unexpectedIsCountedFromADayOn() {
        long day = 86_400;
        position = 10 * day;
        uses.add(did(ADA, "write", DESK, "succeeded"), true);
        position = 100 * day;
        Used late = did(ADA, "write", DESK, "succeeded");
        uses.add(late, true);
        assertThat(uses.of(ADA, second(50 * day)).getFirst().unexpected()).isOne();
        assertThat(uses.of(ADA).getFirst().unexpected()).isEqualTo(2);
        uses.judge(late, false);
        assertThat(uses.of(ADA, second(50 * day)).getFirst().unexpected()).isZero();
        assertThat(uses.of(ADA).getFirst().unexpected()).isOne();
    }

    @Test
    void whatWasLastSeenCountsWithoutAPermissionToo() {
        uses.add(did(ADA, "none", DESK, "succeeded"), false);
        uses.add(did(ADA, "none", DESK, "denied"), false);
        assertThat(uses.last(ADA)).contains(second(1));
        assertThat(uses.last("lamp/hall/user/nobody")).isEmpty();
        assertThat(uses.last(DESK)).as("neither account nor credential").isEmpty();
    }
}
