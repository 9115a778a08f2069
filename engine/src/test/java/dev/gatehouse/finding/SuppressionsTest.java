package dev.gatehouse.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.finding.DecisionRefused.Reason;
import dev.gatehouse.finding.Finding.State;
import dev.gatehouse.finding.Step.Deed;
import dev.gatehouse.finding.Suppression.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuppressionsTest {
    private static final String RULE = "bulk-clone";
    private static final String BACKUP = "machine:backup";
    private static final String WEB = "github/acme/web";

    @TempDir Path data;
    private Desk desk;
    private String key = "";

    @BeforeEach
    void open() {
        desk = new Desk(data, Instant.parse("2026-11-22T09:00:00Z"));
        key = desk.tell(desk.raise(RULE, BACKUP, WEB).in(1, 2));
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    private Suppression suppress(String subject, String resource) throws Exception {
        return suppress(new Scope("", "detection", RULE, subject, resource));
    }

    private Suppression suppress(Scope scope) throws Exception {
        return desk.suppressions.suppress(
                new Suppressions.Asked(
                        scope, "ann", "the nightly copy", desk.now().plus(Duration.ofDays(30))),
                Desk.ANN);
    }

    private Suppression now() {
        return desk.findings.suppressions().getFirst();
    }

    @Test
    void whatFitsIsCountedAndOutOfSightUntilItsDay() throws Exception {
        suppress(BACKUP, "");
        assertThat(desk.find(key).state()).isEqualTo(State.SUPPRESSED);
        desk.tell(desk.raise(RULE, BACKUP, WEB).in(7, 3));
        assertThat(desk.find(key).evidence().count()).isEqualTo(5);
        assertThat(now().counted()).isEqualTo(3);
        String other = desk.tell(desk.raise(RULE, "person:eve", WEB));
        assertThat(desk.find(other).state()).isEqualTo(State.OPEN);
        desk.later(Duration.ofDays(31));
        assertThat(desk.find(key).state()).isEqualTo(State.OPEN);
    }

    @Test
    void aPlaceThatWasNotThereWakesIt() throws Exception {
        suppress(BACKUP, "");
        String elsewhere = desk.tell(desk.raise(RULE, BACKUP, "github/acme/secrets"));
        assertThat(desk.find(elsewhere).state()).isEqualTo(State.OPEN);
        assertThat(desk.deeds(elsewhere)).containsExactly(Deed.RAISED, Deed.WOKE);
        assertThat(desk.find(key).state()).as("all of it is back").isEqualTo(State.OPEN);
        assertThat(now().ended()).hasValueSatisfying(ended -> assertThat(ended.woke()).isTrue());
    }

    @Test
    void aPlaceThatAPatternNamesWakesNothing() throws Exception {
        suppress(BACKUP, "github/acme/**");
        String elsewhere = desk.tell(desk.raise(RULE, BACKUP, "github/acme/secrets"));
        assertThat(desk.find(elsewhere).state()).isEqualTo(State.SUPPRESSED);
        String outside = desk.tell(desk.raise(RULE, BACKUP, "github/other/web"));
        assertThat(desk.find(outside).state()).isEqualTo(State.OPEN);
        assertThat(now().ended()).isEmpty();
    }

    @Test
    void ofARuleHiddenForEverybodyOnlyAnotherInstallationIsElsewhere() throws Exception {
        suppress("", "");
        String eve = desk.tell(desk.raise(RULE, "person:eve", "github/acme/secrets"));
        assertThat(desk.find(eve).state()).isEqualTo(State.SUPPRESSED);
        String outside = desk.tell(desk.raise(RULE, "person:eve", "gitlab/default/secrets"));
        assertThat(desk.find(outside).state()).isEqualTo(State.OPEN);
    }

    @Test
    void tenTimesAsManyWakeIt() throws Exception {
        suppress(Scope.of(desk.find(key)));
        desk.tell(desk.raise(RULE, BACKUP, WEB).in(7, 19));
        assertThat(desk.find(key).state()).isEqualTo(State.SUPPRESSED);
        desk.tell(desk.raise(RULE, BACKUP, WEB).in(8, 1));
        assertThat(desk.find(key).state()).isEqualTo(State.OPEN);
    }

    @Test
    void somethingWorseWakesIt() throws Exception {
        suppress(Scope.of(desk.find(key)));
        desk.tell(desk.raise(RULE, BACKUP, WEB).in(7, 1).of("critical"));
        assertThat(desk.find(key).state()).isEqualTo(State.OPEN);
    }

    @Test
    void whatIsTakenBackHidesNothing() throws Exception {
        Suppression one = suppress(BACKUP, "");
        desk.suppressions.withdraw(one.number(), "it moved", Desk.BEN);
        assertThat(desk.find(key).state()).isEqualTo(State.OPEN);
        assertThat(desk.deeds(key)).containsExactly(Deed.RAISED, Deed.SUPPRESSED, Deed.WITHDRAWN);
        long before = desk.recorder.journal().size();
        desk.suppressions.withdraw(one.number(), "it moved", Desk.BEN);
        assertThat(desk.recorder.journal().size()).isEqualTo(before);
    }

    @Test
    void theSameSuppressionIsNotMadeTwice() throws Exception {
        Suppression one = suppress(BACKUP, "");
        long before = desk.recorder.journal().size();
        assertThat(suppress(BACKUP, "")).isEqualTo(one);
        assertThat(desk.recorder.journal().size()).isEqualTo(before);
    }

    @Test
    void itNeedsAnOwnerAReasonAnEndAndAPatternThatCanBeRead() {
        Instant soon = desk.now().plus(Duration.ofDays(1));
        Scope scope = new Scope("", "detection", RULE, "", "");
        assertThat(refused(new Suppressions.Asked(scope, " ", "r", soon))).isEqualTo(Reason.UNFIT);
        assertThat(refused(new Suppressions.Asked(scope, "o", " ", soon))).isEqualTo(Reason.UNFIT);
        assertThat(refused(new Suppressions.Asked(scope, "o", "r", desk.now())))
                .isEqualTo(Reason.UNFIT);
        Instant late = desk.now().plus(Duration.ofDays(Suppressions.SUPPRESSION_DAYS_MAX + 1L));
        assertThat(refused(new Suppressions.Asked(scope, "o", "r", late))).isEqualTo(Reason.UNFIT);
        Scope broken = new Scope("", "detection", RULE, "", "github//x");
        assertThat(refused(new Suppressions.Asked(broken, "o", "r", soon))).isEqualTo(Reason.UNFIT);
        Scope nothing = new Scope("", "detection", "", "", "");
        assertThat(refused(new Suppressions.Asked(nothing, "o", "r", soon)))
                .isEqualTo(Reason.UNFIT);
        Scope none = new Scope("nope", "detection", RULE, "", "");
        assertThat(refused(new Suppressions.Asked(none, "o", "r", soon)))
                .isEqualTo(Reason.NOT_THERE);
    }

    private Reason refused(Suppressions.Asked asked) {
        return catchThrowableOfType(
                        DecisionRefused.class, () -> desk.suppressions.suppress(asked, Desk.ANN))
                .reason();
    }
}
