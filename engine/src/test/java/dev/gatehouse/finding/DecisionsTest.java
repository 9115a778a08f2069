package dev.gatehouse.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.finding.DecisionRefused.Reason;
import dev.gatehouse.finding.Finding.State;
import dev.gatehouse.finding.Step.Deed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionsTest {
    @TempDir Path data;
    private Desk desk;
    private String key = "";

    @BeforeEach
    void open() {
        desk = new Desk(data, Instant.parse("2026-11-22T09:00:00Z"));
        key = desk.tell(desk.raise("bulk-clone", "person:dana", "github/acme/payments"));
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    private static Reason refused(ThrowingCallable decision) {
        return catchThrowableOfType(DecisionRefused.class, decision).reason();
    }

    private long records() {
        return desk.recorder.journal().size();
    }

    @Test
    void whoeverAcknowledgesWhatNobodyLooksAfterLooksAfterIt() throws Exception {
        Finding finding = desk.decisions.acknowledge(desk.asked(key, Desk.ANN));
        assertThat(finding.state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(finding.triage().assigned()).isEqualTo(Desk.ANN);
        finding = desk.decisions.assign(desk.asked(key, Desk.ANN), Desk.BEN);
        assertThat(finding.triage().assigned()).isEqualTo(Desk.BEN);
        assertThat(desk.deeds(key)).containsExactly(Deed.RAISED, Deed.ACKNOWLEDGED, Deed.ASSIGNED);
    }

    @Test
    void aDecisionStandsInTheJournalBeforeItIsSo() throws Exception {
        long before = records();
        desk.decisions.resolve(desk.asked(key, Desk.ANN), Disposition.TEST, "our drill");
        assertThat(records()).isEqualTo(before + 1);
        assertThat(desk.find(key).triage().version()).isEqualTo(before);
    }

    @Test
    void whoSawSomethingElseIsToldSo() throws Exception {
        Decisions.Asked early = desk.asked(key, Desk.BEN);
        desk.decisions.resolve(desk.asked(key, Desk.ANN), Disposition.TEST, "our drill");
        long before = records();
        assertThat(refused(() -> desk.decisions.assign(early, Desk.BEN))).isEqualTo(Reason.UNFIT);
        assertThat(refused(() -> desk.decisions.reopen(early, "no"))).isEqualTo(Reason.STALE);
        assertThat(records()).isEqualTo(before);
    }

    @Test
    void decidingOnceMoreWhatIsSoChangesNothing() throws Exception {
        Decisions.Asked asked = desk.asked(key, Desk.ANN);
        Finding first = desk.decisions.resolve(asked, Disposition.TEST, "our drill");
        long before = records();
        assertThat(desk.decisions.resolve(asked, Disposition.TEST, " our drill ")).isEqualTo(first);
        desk.decisions.note(key, "asked", Desk.ANN);
        desk.decisions.note(key, "asked", Desk.ANN);
        assertThat(records()).isEqualTo(before + 1);
    }

    @Test
    void whatMakesNoSenseIsRefused() throws Exception {
        Decisions.Asked asked = desk.asked(key, Desk.ANN);
        long before = records();
        assertThat(refused(() -> desk.decisions.resolve(asked, Disposition.MENDED, "x")))
                .isEqualTo(Reason.UNFIT);
        assertThat(refused(() -> desk.decisions.resolve(asked, Disposition.TEST, " ")))
                .isEqualTo(Reason.UNFIT);
        assertThat(
                        refused(() ->
                                desk.decisions.note(
                                        key, "x".repeat(Decisions.NOTE_CHARS_MAX + 1), Desk.ANN)))
                .isEqualTo(Reason.UNFIT);
        assertThat(refused(() -> desk.decisions.note("nope", "x", Desk.ANN)))
                .isEqualTo(Reason.NOT_THERE);
        assertThat(records()).isEqualTo(before);
    }

    @Test
    void aReopenedFindingIsNotCountedForItsRule() throws Exception {
        desk.decisions.resolve(desk.asked(key, Desk.ANN), Disposition.FALSE_POSITIVE, "a copy");
        assertThat(precision().dispositions()).isEqualTo(Map.of(Disposition.FALSE_POSITIVE, 1L));
        desk.decisions.reopen(desk.asked(key, Desk.ANN), "closed the wrong one");
        assertThat(precision()).isEqualTo(Precision.NONE);
        desk.decisions.resolve(desk.asked(key, Desk.ANN), Disposition.TRUE_POSITIVE, "it was");
        String other = desk.tell(desk.raise("bulk-clone", "person:eve", "github/acme/web"));
        desk.decisions.resolve(desk.asked(other, Desk.ANN), Disposition.BENIGN_EXPECTED, "a move");
        assertThat(precision().share()).hasValue(0.5);
    }

    private Precision precision() {
        return desk.findings.precision("detection", "bulk-clone");
    }
}
