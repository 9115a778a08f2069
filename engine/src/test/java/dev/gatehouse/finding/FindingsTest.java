package dev.gatehouse.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.finding.Finding.State;
import dev.gatehouse.finding.Step.Deed;
import dev.gatehouse.record.AccessRecord;
import dev.gatehouse.record.GapReason;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.PostureRecord;
import dev.gatehouse.record.PostureRecord.PostureChanged;
import dev.gatehouse.record.PostureRecord.Turn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {
    private static final String DANA = "person:dana";
    private static final String REPOSITORY = "github/acme/payments";
    private static final String THING = "setting open of github/acme/web";

    @TempDir Path data;
    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(data, Instant.parse("2026-11-22T09:00:00Z"));
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    @Test
    void whatHasTheSameKeyIsOneFindingThatGrows() {
        Desk.Raise raise = desk.raise("bulk-clone", DANA, REPOSITORY);
        String key = desk.tell(raise.in(5, 3));
        desk.later(Duration.ofHours(1));
        desk.tell(raise.in(9, 4).of("critical"));
        assertThat(desk.findings.all()).hasSize(1);
        Finding finding = desk.find(key);
        assertThat(finding.state()).isEqualTo(State.OPEN);
        assertThat(finding.evidence().count()).isEqualTo(7);
        assertThat(finding.evidence().raised()).isEqualTo(2);
        assertThat(finding.evidence().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.evidence().events())
                .containsExactly("5.0", "5.1", "5.2", "9.0", "9.1", "9.2", "9.3");
        assertThat(finding.evidence().last()).isEqualTo(desk.now());
        assertThat(desk.deeds(key)).containsExactly(Deed.RAISED);
    }

    @Test
    void theSameWindowCountsOnce() {
        Desk.Raise raise = desk.raise("bulk-clone", DANA, REPOSITORY).in(5, 3);
        String key = desk.tell(raise);
        desk.tell(raise);
        assertThat(desk.find(key).evidence().count()).isEqualTo(3);
    }

    @Test
    void theFirstAndTheLatestEventsAreKept() {
        Desk.Raise raise = desk.raise("bulk-clone", DANA, REPOSITORY);
        String key = "";
        for (int window = 0; window < 10; window++) {
            key = desk.tell(raise.in(window, 20));
        }
        assertThat(desk.find(key).evidence().events())
                .hasSize(Finding.Evidence.EVENTS_MAX)
                .startsWith("0.0", "0.1")
                .endsWith("9.18", "9.19");
        assertThat(desk.find(key).evidence().count()).isEqualTo(200);
    }

    @Test
    void whatComesBackAfterItWasResolvedIsOpenAndSaysHowItEndedBefore() throws Exception {
        Desk.Raise raise = desk.raise("bulk-clone", DANA, REPOSITORY);
        String key = desk.tell(raise);
        desk.decisions.resolve(desk.asked(key, Desk.ANN), Disposition.TRUE_POSITIVE, "key revoked");
        assertThat(desk.find(key).state()).isEqualTo(State.RESOLVED);
        desk.tell(raise.in(7, 1).inHistory());
        assertThat(desk.find(key).state()).as("history opens nothing").isEqualTo(State.RESOLVED);
        desk.tell(raise.in(8, 1));
        Finding back = desk.find(key);
        assertThat(back.state()).isEqualTo(State.OPEN);
        assertThat(back.triage().returned()).isEqualTo(1);
        assertThat(back.triage().resolution())
                .hasValueSatisfying(before -> assertThat(before.reason()).isEqualTo("key revoked"));
        assertThat(desk.deeds(key)).containsExactly(Deed.RAISED, Deed.RESOLVED, Deed.RETURNED);
    }

    private OwnRecord.Gap gap(String reason, boolean closed) {
        return new OwnRecord.Gap(
                4, "audit", desk.now().minus(Duration.ofHours(2)), desk.now(), reason, closed);
    }

    @Test
    void aSourceThatFallsSilentIsAFindingUntilItSpeaksAgain() {
        desk.tell(gap(GapReason.SILENT, false));
        Finding silent = desk.findings.all().getFirst();
        assertThat(silent.origin().emitter()).isEqualTo("completeness");
        assertThat(silent.origin().rule()).isEqualTo("source-silent");
        assertThat(silent.origin().resource()).isEqualTo("lamp/hall-4");
        assertThat(silent.origin().group()).startsWith("lamp:hall", "audit");
        assertThat(silent.state()).isEqualTo(State.OPEN);
        desk.tell(gap(GapReason.SILENT, true));
        assertThat(desk.find(silent.key()).state()).isEqualTo(State.RESOLVED);
        desk.later(Duration.ofDays(1));
        desk.tell(gap(GapReason.SILENT, false));
        assertThat(desk.find(silent.key()).triage().returned()).isEqualTo(1);
        assertThat(desk.findings.all()).hasSize(1);
    }

    @Test
    void whatASourceLostIsAnotherFindingThanItsSilence() {
        desk.tell(gap(GapReason.SILENT, false));
        desk.tell(gap("poll-window-passed", false));
        assertThat(desk.findings.all())
                .extracting(finding -> finding.origin().rule())
                .containsExactly("source-silent", "events-may-be-missing");
    }

    @Test
    void madeAgainFromTheJournalOrTheViewItIsTheSame() throws Exception {
        String key = desk.tell(desk.raise("bulk-clone", DANA, REPOSITORY));
        desk.decisions.acknowledge(desk.asked(key, Desk.ANN));
        desk.decisions.note(key, "asked Dana", Desk.ANN);
        desk.suppressions.suppress(
                new Suppressions.Asked(
                        Suppression.Scope.of(desk.find(key)),
                        "ann",
                        "known",
                        desk.now().plus(Duration.ofDays(3))),
                Desk.ANN);
        fails(THING);
        Findings again =
                Findings.open(new Findings.From(elsewhere(), _ -> HIGH, Desk::place, desk::now));
        again.fold(desk.recorder.journal().read(0, 1_000));
        assertThat(again.all()).isEqualTo(desk.findings.all());
        assertThat(again.steps(key)).isEqualTo(desk.findings.steps(key));
        List<Finding> before = desk.findings.all();
        List<Suppression> suppressions = desk.findings.suppressions();
        Instant now = desk.now();
        desk.close();
        desk = new Desk(data, now);
        assertThat(desk.findings.all()).isEqualTo(before);
        assertThat(desk.findings.suppressions()).isEqualTo(suppressions);
    }

    private static final java.util.Optional<Severity> HIGH = java.util.Optional.of(Severity.HIGH);

    private dev.gatehouse.record.Recorder elsewhere() {
        return dev.gatehouse.record.Recorder.open(
                dev.gatehouse.record.RecorderSettings.of(data.resolve("other"), "0.1.0"));
    }

    private void fails(String thing) {
        turns(thing, "room-open", "passes", "fails");
    }

    private void seen(String check, String cause) {
        Turn turn = new Turn(THING, "none", "fails", desk.now(), cause, "github/acme/web", "");
        desk.tell(new PostureChanged(check, List.of(turn)));
    }

    private void turns(String thing, String check, String before, String after) {
        desk.tell(
                new PostureChanged(
                        check,
                        List.of(
                                new Turn(
                                        thing,
                                        before,
                                        after,
                                        desk.now(),
                                        "12.0",
                                        "github/acme/web",
                                        ""))));
    }

    @Test
    void aCheckThatFailsIsAFindingUntilItPasses() {
        fails(THING);
        turns(THING, "minor-thing", "passes", "fails");
        assertThat(desk.findings.all())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.origin().emitter()).isEqualTo("posture");
                    assertThat(finding.origin().rule()).isEqualTo("room-open");
                    assertThat(finding.origin().resource()).isEqualTo("github/acme/web");
                    assertThat(finding.evidence().events()).containsExactly("12.0");
                });
        turns(THING, "room-open", "fails", "passes");
        Finding mended = desk.findings.all().getFirst();
        assertThat(mended.state()).isEqualTo(State.RESOLVED);
        assertThat(mended.triage().resolution())
                .hasValueSatisfying(how -> {
                    assertThat(how.disposition()).isEqualTo(Disposition.MENDED);
                    assertThat(how.by()).isEqualTo("gatehouse");
                });
        fails(THING);
        assertThat(desk.findings.all().getFirst().state()).isEqualTo(State.OPEN);
    }

    @Test
    void whatFailedBeforeAnybodyLookedIsAFindingOnlyWhereItIsCritical() {
        seen("room-open", "first-sight");
        seen("room-open", "check");
        assertThat(desk.findings.all()).isEmpty();
        seen("worst-thing", "first-sight");
        assertThat(desk.findings.all())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.evidence().severity()).isEqualTo(Severity.CRITICAL);
                    assertThat(finding.evidence().events()).isEmpty();
                });
    }

    @Test
    void whatACheckIsLetStandIsSuppressedUntilThatIsTakenBack() {
        fails(THING);
        desk.tell(
                new PostureRecord.PostureExcepted(
                        "room-open",
                        THING,
                        "ann",
                        "moves in March",
                        desk.now().plus(Duration.ofDays(5)),
                        Desk.ANN));
        assertThat(desk.findings.all().getFirst().state()).isEqualTo(State.SUPPRESSED);
        desk.tell(new PostureRecord.ExceptionWithdrawn("room-open", THING, "moved", Desk.ANN));
        assertThat(desk.findings.all().getFirst().state()).isEqualTo(State.OPEN);
    }

    @Test
    void aModelThatWidensItsAuthorsOwnPastIsAFindingUntilSomebodyElseLetsIt() {
        AccessRecord.ModelChanged harmless = model(0);
        desk.tell(harmless);
        assertThat(desk.findings.all()).isEmpty();
        long position = desk.tell(model(3));
        Finding finding = desk.findings.all().getFirst();
        assertThat(finding.origin().rule()).isEqualTo(Emitted.WIDENS);
        assertThat(finding.origin().group()).containsExactly("ada@acme.test", "4f0c");
        assertThat(finding.evidence().count()).isEqualTo(3);
        desk.tell(new AccessRecord.ModelApproved(position, "agreed", Desk.BEN));
        assertThat(desk.findings.all().getFirst().state()).isEqualTo(State.RESOLVED);
    }

    private static AccessRecord.ModelChanged model(long own) {
        return new AccessRecord.ModelChanged(
                "9c",
                List.of(new AccessRecord.ModelFile("a.yaml", "groups: {}\n")),
                "main",
                "4f0c",
                "ada@acme.test",
                true,
                -1,
                0,
                own,
                own,
                "gatehouse");
    }

    @Test
    void whatWasErasedIsGone() throws Exception {
        String key = desk.tell(desk.raise("bulk-clone", DANA, REPOSITORY));
        desk.decisions.note(key, "a name that should not be here", Desk.ANN);
        long note = desk.recorder.journal().size() - 1;
        desk.tell(new OwnRecord.Erasing(List.of(note), "asked for", Desk.ANN, List.of()));
        assertThat(desk.deeds(key)).containsExactly(Deed.RAISED);
        desk.close();
        desk = new Desk(data, desk.now());
        assertThat(desk.deeds(key)).containsExactly(Deed.RAISED);
    }
}
