package dev.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.model.AnswerText;
import dev.gatehouse.access.model.Expected;
import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.access.rule.Facts;
import dev.gatehouse.access.rule.HouseRules;
import dev.gatehouse.access.rule.Truth;
import dev.gatehouse.access.used.Texts;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Verb;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.people.Employment;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.AccessRecord.Answered;
import dev.gatehouse.record.FeedObserver.Understood;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.RecordKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {
    private static final Facts NOTHING = (_, _) -> Truth.FAILS;
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = Instant.parse("2026-12-22T12:00:00Z");
    private static final String HOUSE =
            """
            accounts: []
            memories: { run-started: [], run-ended: [], proposed: [], departed: [], returned: [] }
            rules:
              - { id: deletes, kind: governed, sentence: Deleted., why: Look., when: { verb: delete } }
              - { id: reads, kind: usual, sentence: Read., why: Fine., when: { verb: read } }
            """;
    private static final String MODEL =
            """
            schedules:
              "on-call:desk": { zone: UTC, shifts: [ { who: person:bo, from: 2026-11-22T00:00, to: 2026-11-23T00:00 } ] }
            assignments:
              - { to: [person:ada], allow: [write], on: ["lamp/hall/desk"] }
            """;

    @TempDir Path folder;

    private final Texts texts = new Texts();
    private Answers answers = Answers.NONE;
    private long position = 100;

    private void answer(String to, String on, String reply) {
        answers =
                answers.with(
                        new Answers.Given(
                                position++,
                                NOW,
                                new Answered(
                                        to + on,
                                        List.of(to),
                                        List.of("write"),
                                        List.of(on),
                                        reply,
                                        "",
                                        LATER,
                                        "user:1")));
    }

    private String said(String id, String path, Instant when, String... more) {
        Map<UsedField, String> fields = new EnumMap<>(UsedField.class);
        fields.put(UsedField.ACCOUNT, "lamp/hall/user/" + id);
        fields.put(UsedField.KIND, "user");
        fields.put(UsedField.PERMISSION, "write");
        fields.put(UsedField.VERB, "update");
        fields.put(UsedField.RESOURCE, path);
        for (int i = 0; i < more.length; i += 2) {
            fields.put(UsedField.valueOf(more[i]), more[i + 1]);
        }
        Model model = answers.on(Model.read(List.of(new ModelText("m.yaml", MODEL))));
        Expected expected =
                new Expected(
                        model,
                        (account, _) -> {
                            String name = account.substring(account.lastIndexOf('/') + 1);
                            return Optional.of(
                                    new Person(
                                            name,
                                            name,
                                            List.of(),
                                            "desk",
                                            List.of(),
                                            "",
                                            Employment.UNSAID));
                        });
        Verdict verdict =
                new Judge(HouseRules.parse("house.yaml", HOUSE), NOTHING, expected)
                        .judge(Used.of(texts, fields, when.toEpochMilli() * 1_000));
        return "%s %s %s %s"
                .formatted(
                        verdict.value().word(),
                        verdict.basis().word(),
                        verdict.rule(),
                        String.join(",", verdict.missing()))
                .strip();
    }

    @Test
    void aYesCountsLikeAnAssignmentUntilItExpires() {
        assertThat(said("bo", "lamp/hall/cup", NOW)).isEqualTo("undecided none");
        answer("person:bo", "lamp/hall/cup", AnswerText.YES);
        assertThat(said("bo", "lamp/hall/cup/lid", NOW)).isEqualTo("expected decided answers:100");
        assertThat(said("cy", "lamp/hall/cup", NOW)).isEqualTo("undecided none");
        assertThat(said("bo", "lamp/hall/cup", LATER)).isEqualTo("undecided none");
    }

    @Test
    void aYesExcusesNothingThatIsGoverned() {
        answer("person:bo", "lamp/hall/cup", AnswerText.YES);
        assertThat(said("bo", "lamp/hall/cup", NOW, "VERB", "delete"))
                .isEqualTo("unexpected governed deletes");
    }

    @Test
    void aNoToManyLeavesWhatIsAssignedAlone() {
        answer("all-people", "lamp/hall", AnswerText.NO);
        assertThat(said("bo", "lamp/hall/cup", NOW)).isEqualTo("unexpected governed answers:100");
        assertThat(said("ada", "lamp/hall/desk", NOW)).isEqualTo("expected decided m.yaml:4");
    }

    @Test
    void aNoToOneGoesBeforeAYesToMany() {
        answer("all-people", "lamp/hall", AnswerText.YES);
        answer("person:bo", "lamp/hall/cup", AnswerText.NO);
        assertThat(said("bo", "lamp/hall/cup", NOW)).isEqualTo("unexpected governed answers:101");
        assertThat(said("bo", "lamp/hall/mug", NOW)).isEqualTo("expected decided answers:100");
    }

    @Test
    void onlyOnCallMeansWhoeverHasTheShift() {
        answer("on-call:desk", "lamp/hall/cup", AnswerText.ON_CALL);
        assertThat(said("bo", "lamp/hall/cup", NOW)).isEqualTo("expected decided answers:100");
        assertThat(said("cy", "lamp/hall/cup", NOW)).isEqualTo("undecided none");
        answer("all-people", "lamp/hall/mug", AnswerText.ON_CALL);
        assertThat(said("cy", "lamp/hall/mug", NOW)).isEqualTo("undecided none");
    }

    @Test
    void onlyWhenApprovedNamesWhatWasNotSent() {
        answer("person:bo", "lamp/hall/cup", AnswerText.APPROVED);
        assertThat(said("bo", "lamp/hall/cup", NOW, "CHANGE_REQUEST", "17"))
                .isEqualTo("expected decided answers:100");
        assertThat(said("bo", "lamp/hall/cup", NOW))
                .startsWith("undecided none")
                .contains("ticket");
    }

    @Test
    void anAnswerTakenBackCountsNoLonger() {
        answer("person:bo", "lamp/hall/cup", AnswerText.YES);
        answer("person:bo", "lamp/hall/cup", AnswerText.TAKEN_BACK);
        assertThat(said("bo", "lamp/hall/cup", NOW)).isEqualTo("undecided none");
        assertThat(answers.all()).hasSize(1);
        assertThat(answers.all().getFirst().stands(NOW)).isFalse();
    }

    @Test
    void theVerdictOnArrivalSurvivesALostViewByWhatWasAnsweredThen() throws Exception {
        Acts acts = new Acts(Files.createDirectories(folder.resolve("tools")));
        List<Understood> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(acts.one(i, "ada", Verb.UPDATE, "lamp/hall/cup"));
        }
        position = 20;
        answer("lamp/hall/user/ada", "lamp/hall/cup", AnswerText.YES);
        Answers.Given given = answers.all().getFirst();
        Stored record =
                new Stored.Live(
                        20,
                        RecordKind.ANSWERED.number(),
                        0,
                        0,
                        OwnRecordJson.bytes(given.answered()));
        Rulebook answered =
                new Rulebook("house.yaml", HOUSE).with(answers.on(Model.NONE), List.of());
        try (Judgement judgement =
                Judgement.open(
                        folder.resolve("views"),
                        answered,
                        () -> Who.NOBODY,
                        InstantSource.system())) {
            judgement.recorded(List.of(record));
            judgement.understood(all, 30);
            for (EventId id : List.of(new EventId(1, 0), new EventId(25, 0))) {
                assertThat(judgement.verdict(id).orElseThrow().rule()).isEqualTo("answers:20");
            }
            assertThat(judgement.verdictThen(new EventId(1, 0)).orElseThrow().value())
                    .isEqualTo(Verdict.Value.UNDECIDED);
            assertThat(judgement.verdictThen(new EventId(25, 0)).orElseThrow().rule())
                    .isEqualTo("answers:20");
        }
    }

    @Test
    void whatIsExportedIsAModelThatSaysTheSame() {
        answer("person:bo", "lamp/hall/cup", AnswerText.YES);
        answer("person:cy", "lamp/hall/mug", AnswerText.APPROVED);
        answer("person:cy", "lamp/hall/jar", AnswerText.NO);
        answer("all-people", "lamp/attic", AnswerText.NO);
        String patch =
                AnswerText.exported(answers.all().stream().map(Answers.Given::answered).toList());
        Model read = Model.read(List.of(new ModelText("answers.yaml", patch)));
        assertThat(read.assignments()).hasSize(2);
        assertThat(read.deny()).hasSize(1);
        assertThat(read.governed()).hasSize(1);
    }
}
