package dev.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Verb;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.people.People;
import dev.gatehouse.people.Proof;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.AccessRecord;
import dev.gatehouse.record.FeedObserver.Understood;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.search.query.Key;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgementTest {
    private static final String RULES =
            """
            accounts: []
            memories:
              run-started: [{ verb: execute }]
              run-ended: [{ verb: delete }]
              proposed: [{ when: { verb: create }, known-by: resource }]
              departed: [{ verb: revoke }]
              returned: [{ verb: grant }]
            rules:
              - { id: left, kind: never, sentence: Left., why: Gone., when: { is: left } }
              - { id: own, kind: never, sentence: Own., why: Alone., when: { verb: approve, is: own-change } }
              - { id: no-run, kind: never, sentence: No run., why: Kept., when: { verb: read, run: { sent: yes }, not: run-active } }
              - { id: %s, kind: governed, sentence: Wrote., why: Look., when: { verb: update } }
              - { id: reads, kind: usual, sentence: Read., why: Fine., when: { verb: read } }
            """;

    @TempDir Path folder;

    private Acts acts;
    private volatile Who who = Who.NOBODY;

    @BeforeEach
    void pretend() throws IOException {
        acts = new Acts(Files.createDirectories(folder.resolve("tools")));
    }

    private Judgement open(String id) {
        return Judgement.open(
                folder.resolve("views"),
                new Rulebook("house.yaml", RULES.formatted(id)),
                () -> who,
                InstantSource.system());
    }

    private static void settle(Judgement judgement) throws InterruptedException {
        for (int i = 0; i < 500 && !judgement.isSettled(); i++) {
            Thread.sleep(10);
        }
        assertThat(judgement.isSettled()).isTrue();
    }

    private static String said(Judgement judgement, long position) {
        return judgement
                .verdict(new EventId(position, 0))
                .map(v -> v.value().word() + " " + v.reason())
                .orElse("not judged");
    }

    private List<Understood> week() {
        List<Understood> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(acts.one(i, "ada", i % 2 == 0 ? Verb.READ : Verb.UPDATE, "lamp/hall/desk"));
        }
        return all;
    }

    @Test
    void everyEventHasItsVerdictAsSoonAsItIsUnderstood() {
        try (Judgement judgement = open("writes")) {
            assertThat(said(judgement, 0)).isEqualTo("not judged");
            judgement.understood(week(), 50);
            assertThat(said(judgement, 0)).isEqualTo("expected reads");
            assertThat(said(judgement, 1)).isEqualTo("unexpected writes");
            assertThat(said(judgement, 50)).isEqualTo("not judged");
            assertThat(judgement.understoodUpTo()).isEqualTo(50);
        }
    }

    @Test
    void verdictsOutliveAStopAndALostFolderIsReadAgain() throws Exception {
        try (Judgement judgement = open("writes")) {
            judgement.understood(week(), 50);
            settle(judgement);
        }
        try (Judgement judgement = open("writes")) {
            assertThat(judgement.understoodUpTo()).isEqualTo(50);
            assertThat(said(judgement, 1)).isEqualTo("unexpected writes");
        }
        Files.writeString(folder.resolve("views").resolve("state.json"), "{\"rows\":");
        try (Judgement judgement = open("writes")) {
            assertThat(judgement.understoodUpTo()).isZero();
            judgement.understood(week(), 50);
            assertThat(said(judgement, 1)).isEqualTo("unexpected writes");
        }
    }

    @Test
    void otherRulesJudgeAgainAndTheVerdictOnArrivalStays() throws Exception {
        try (Judgement judgement = open("writes")) {
            judgement.understood(week(), 50);
            settle(judgement);
            long before = judgement.changes(0, 49);
            judgement.change(
                    new Rulebook(
                            "house.yaml",
                            RULES.formatted("writes").replace("verb: update", "verb: read")));
            settle(judgement);
            assertThat(said(judgement, 0)).isEqualTo("unexpected writes");
            assertThat(said(judgement, 1)).isEqualTo("undecided ");
            assertThat(judgement.verdictThen(new EventId(1, 0)).orElseThrow().value())
                    .isEqualTo(Verdict.Value.UNEXPECTED);
            assertThat(judgement.changes(0, 49)).isGreaterThan(before);
        }
    }

    @Test
    void whatBecomesKnownLaterIsJudgedAgain() {
        try (Judgement judgement = open("writes")) {
            judgement.understood(
                    List.of(
                            acts.run(
                                    10,
                                    "deploy-bot",
                                    Verb.READ,
                                    new Acts.Where("lamp/hall/key", "81"))),
                    11);
            assertThat(said(judgement, 10)).isEqualTo("expected reads");
            // The run had ended long before; the tool told so late.
            judgement.understood(
                    List.of(
                            acts.run(11, "ada", Verb.CREATE, new Acts.Where("lamp/hall/note", "")),
                            late(12, Verb.EXECUTE, 1),
                            late(13, Verb.DELETE, 2)),
                    14);
            assertThat(said(judgement, 10)).isEqualTo("unexpected no-run");
        }
    }

    private Understood late(long position, Verb verb, long minute) {
        Understood early = acts.run(minute, "ci", verb, new Acts.Where("lamp/hall/runs/81", "81"));
        Understood there =
                acts.run(position, "ci", verb, new Acts.Where("lamp/hall/runs/81", "81"));
        return new Understood(
                position,
                early.source(),
                "audit",
                0,
                there.reading(),
                there.events().stream()
                        .map(folded -> Late.at(folded, early.events().getFirst().event().time()))
                        .toList());
    }

    private static Rulebook bookWith(String model) {
        return new Rulebook("house.yaml", RULES.formatted("writes"))
                .with(Model.read(List.of(new ModelText("a.yaml", model))), List.of());
    }

    private static Stored changed(long position, String model) {
        return new Stored.Live(
                position,
                RecordKind.MODEL_CHANGED.number(),
                0,
                0,
                OwnRecordJson.bytes(
                        new AccessRecord.ModelChanged(
                                "d",
                                List.of(new AccessRecord.ModelFile("a.yaml", model)),
                                "",
                                "",
                                "",
                                false,
                                -1,
                                0,
                                0,
                                0,
                                "gatehouse")));
    }

    private static final String ADA_WRITES =
            "assignments: [ { to: [lamp/hall/user/ada], allow: [write], on: [lamp/hall] } ]\n";

    @Test
    void theVerdictOnArrivalSurvivesALostViewByTheModelOfThatTime() throws Exception {
        try (Judgement judgement = open("writes")) {
            judgement.change(bookWith(ADA_WRITES));
            settle(judgement);
            judgement.recorded(List.of(changed(10, "groups: {}\n"), changed(20, ADA_WRITES)));
            judgement.understood(week(), 50);
            assertThat(judgement.verdictThen(new EventId(1, 0)).orElseThrow().value())
                    .isEqualTo(Verdict.Value.UNEXPECTED);
            assertThat(judgement.verdictThen(new EventId(15, 0)).orElseThrow().value())
                    .isEqualTo(Verdict.Value.UNEXPECTED);
            assertThat(judgement.verdictThen(new EventId(21, 0)).orElseThrow().reason())
                    .isEqualTo("a.yaml:1");
        }
    }

    @Test
    void aReplayCountsWhatOtherRulesWouldTurnAndTurnsNothing() throws Exception {
        try (Judgement judgement = open("writes")) {
            judgement.understood(week(), 50);
            settle(judgement);
            Replay replay = judgement.replay(bookWith(ADA_WRITES), "", _ -> {});
            assertThat(replay.events()).isEqualTo(50);
            assertThat(replay.sentence())
                    .isEqualTo("would turn 25 unexpected events expected, 25 of them by ada");
            assertThat(replay.to(Verdict.Value.EXPECTED)).isEqualTo(25);
            assertThat(replay.turns().getFirst().examples()).contains("1.0");
            assertThat(said(judgement, 1)).isEqualTo("unexpected writes");
        }
    }

    @Test
    void whatAnAuthorsChangeDoesForTheirOwnPastWaits() throws Exception {
        try (Recorder recorder =
                        Recorder.open(RecorderSettings.of(folder.resolve("data"), "0.1.0"));
                People people = People.open(recorder, InstantSource.system());
                Judgement judgement = open("writes")) {
            adaIs(recorder, Instant.EPOCH);
            people.fold(recorder.journal().read(0, 100));
            who = people.now();
            judgement.understood(week(), 50);
            settle(judgement);
            Rulebook widened = bookWith(ADA_WRITES);
            assertThat(judgement.replay(widened, "ada@lamp.test", _ -> {}).own()).isEqualTo(25);
            Held held = new Held(31, "ada@lamp.test", Model.NONE);
            judgement.change(widened.with(widened.model(), List.of(held)));
            settle(judgement);
            assertThat(said(judgement, 1)).isEqualTo("unexpected writes");
            assertThat(said(judgement, 33)).isEqualTo("expected a.yaml:1");
            judgement.change(widened);
            settle(judgement);
            assertThat(said(judgement, 1)).isEqualTo("expected a.yaml:1");
        }
    }

    @Test
    void approvingOnesOwnProposalIsNeverExpectedAndAnothersIs() {
        try (Judgement judgement = open("writes")) {
            judgement.understood(
                    List.of(
                            acts.one(0, "ada", Verb.CREATE, "lamp/hall/change-requests/1"),
                            acts.one(1, "ada", Verb.APPROVE, "lamp/hall/change-requests/1"),
                            acts.one(2, "bo", Verb.APPROVE, "lamp/hall/change-requests/1")),
                    3);
            assertThat(said(judgement, 1)).isEqualTo("unexpected own");
            assertThat(said(judgement, 2)).isEqualTo("undecided ");
        }
    }

    @Test
    void twoAccountsOfOnePersonAreOneSelfAndWhoeverLeftHasLeft() throws Exception {
        try (Recorder recorder =
                        Recorder.open(RecorderSettings.of(folder.resolve("data"), "0.1.0"));
                People people = People.open(recorder, InstantSource.system());
                Judgement judgement = open("writes")) {
            judgement.understood(
                    List.of(
                            acts.one(0, "ada", Verb.CREATE, "lamp/hall/change-requests/1"),
                            acts.one(1, "ada-dev", Verb.APPROVE, "lamp/hall/change-requests/1"),
                            acts.one(30, "ada", Verb.READ, "lamp/hall/desk")),
                    31);
            settle(judgement);
            assertThat(said(judgement, 1)).isEqualTo("undecided ");
            adaIs(recorder, Acts.START.plusSeconds(600));
            people.fold(recorder.journal().read(0, 100));
            who = people.now();
            settle(judgement);
            assertThat(said(judgement, 1)).isEqualTo("unexpected own");
            assertThat(said(judgement, 30)).isEqualTo("unexpected left");
        }
    }

    private static void adaIs(Recorder recorder, Instant end) throws IOException {
        recorder.append(
                new OwnRecord.PersonChanged(
                        "p1",
                        "Ada",
                        List.of("ada@lamp.test"),
                        "",
                        List.of(),
                        "",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        end,
                        "user:1"));
        for (String account : List.of("ada", "ada-dev")) {
            recorder.append(
                    new OwnRecord.AccountLinked(
                            "lamp/hall/user/" + account,
                            "p1",
                            Proof.IDENTITY_PROVIDER.word(),
                            Instant.EPOCH,
                            Instant.EPOCH,
                            "user:1"));
        }
    }

    @Test
    void whoeverWasTakenOutHasLeftUntilTakenInAgain() throws Exception {
        try (Judgement judgement = open("writes")) {
            judgement.understood(
                    List.of(
                            acts.one(0, "ada", Verb.READ, "lamp/hall/desk"),
                            acts.one(1, "it", Verb.REVOKE, "lamp/hall/org/members/ada"),
                            acts.one(9, "ada", Verb.READ, "lamp/hall/desk"),
                            acts.one(10, "it", Verb.GRANT, "lamp/hall/org/members/ada"),
                            acts.one(20, "ada", Verb.READ, "lamp/hall/desk")),
                    21);
            assertThat(said(judgement, 0)).isEqualTo("expected reads");
            assertThat(said(judgement, 9)).isEqualTo("unexpected left");
            assertThat(said(judgement, 20)).isEqualTo("expected reads");
            // Judged again with the return known from the start, the time between stays as it was.
            judgement.change(new Rulebook("house.yaml", RULES.formatted("writes-again")));
            settle(judgement);
            assertThat(said(judgement, 9)).isEqualTo("unexpected left");
            assertThat(said(judgement, 20)).isEqualTo("expected reads");
        }
    }

    @Test
    void anErasedEventLeavesNeitherVerdictNorText() throws Exception {
        try (Judgement judgement = open("writes")) {
            judgement.understood(week(), 50);
            judgement.understood(
                    List.of(acts.one(50, "canary-4711", Verb.READ, "lamp/hall/canary")), 51);
            settle(judgement);
            judgement.recorded(List.of(tombstone(50)));
            assertThat(said(judgement, 50)).isEqualTo("not judged");
            assertThat(said(judgement, 1)).isEqualTo("unexpected writes");
            settle(judgement);
        }
        try (Stream<Path> files = Files.walk(folder.resolve("views"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("canary");
            }
        }
    }

    private static Stored tombstone(long position) {
        OwnRecord.Erasing erasing =
                new OwnRecord.Erasing(List.of(position), "asked", "user:1", List.of());
        return new Stored.Live(51, RecordKind.ERASING.number(), 0, 0, OwnRecordJson.bytes(erasing));
    }

    @Test
    void marksSayTheSameAsVerdicts() {
        try (Judgement judgement = open("writes")) {
            judgement.understood(week(), 50);
            int[] numbers = new int[3];
            judgement.numbers(new long[] {0, 1, 77}, new int[3], numbers, 3);
            assertThat(numbers[2]).isZero();
            assertThat(judgement.values(Key.VERDICT, numbers[1])).containsExactly("unexpected");
            assertThat(judgement.values(Key.BASIS, numbers[1])).containsExactly("governed");
            assertThat(judgement.values(Key.REASON, numbers[1])).containsExactly("writes");
            assertThat(judgement.values(Key.VERDICT_THEN, numbers[0])).containsExactly("expected");
            assertThat(judgement.values(Key.VERDICT, 0)).isEmpty();
        }
    }
}
