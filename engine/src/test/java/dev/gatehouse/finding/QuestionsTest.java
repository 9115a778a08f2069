package dev.gatehouse.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.finding.DecisionRefused.Reason;
import dev.gatehouse.finding.Finding.State;
import dev.gatehouse.finding.Question.Role;
import dev.gatehouse.finding.Question.Said;
import dev.gatehouse.finding.Step.Deed;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.FindingDecision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionsTest {
    private static final Questions.ToAsk DANA =
            new Questions.ToAsk(Role.PERSON, List.of("dana"), "mail");
    private static final Questions.Given YES = new Questions.Given(Said.YES, "dana", "a release");

    @TempDir Path data;
    private Desk desk;
    private String key = "";

    @BeforeEach
    void open() {
        desk = new Desk(data, Instant.parse("2026-11-22T09:00:00Z"));
        key = desk.tell(desk.raise("bulk-clone", "person:dana", "github/acme/app").of("critical"));
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    private static Reason refused(ThrowingCallable decision) {
        return catchThrowableOfType(DecisionRefused.class, decision).reason();
    }

    @Test
    void anAnswerStandsInTheHistoryAndDecidesNothing() throws Exception {
        Question asked = desk.questions.ask(key, DANA, Desk.ANN);
        Question answered = desk.questions.answer(asked.number(), YES, "user:7");
        assertThat(answered.answer().orElseThrow().text()).isEqualTo("a release");
        assertThat(desk.find(key).state()).isEqualTo(State.OPEN);
        assertThat(desk.find(key).triage().version()).isLessThan(asked.number());
        assertThat(desk.deeds(key)).containsExactly(Deed.RAISED, Deed.ASKED, Deed.ANSWERED);
        assertThat(desk.findings.steps(key).getLast().about()).isEqualTo("yes");
    }

    @Test
    void onlyWhoWasAskedAnswersAndOnce() throws Exception {
        long number = desk.questions.ask(key, DANA, Desk.ANN).number();
        Questions.Given eli = new Questions.Given(Said.YES, "eli", "");
        assertThat(refused(() -> desk.questions.answer(number, eli, "user:8")))
                .isEqualTo(Reason.NOT_THERE);
        desk.questions.answer(number, YES, "user:7");
        long records = desk.recorder.journal().size();
        desk.questions.answer(number, YES, "user:7");
        assertThat(desk.recorder.journal().size()).isEqualTo(records);
        Questions.Given no = new Questions.Given(Said.NO, "dana", "");
        assertThat(refused(() -> desk.questions.answer(number, no, "user:7")))
                .isEqualTo(Reason.STALE);
    }

    @Test
    void aRecordOfSomebodyWhoWasNotAskedSaysNothing() throws Exception {
        long number = desk.questions.ask(key, DANA, Desk.ANN).number();
        desk.tell(new FindingDecision.AskAnswered(key, number, "yes", "eli", "", "user:8"));
        assertThat(desk.findings.questions(key).getFirst().answer()).isEmpty();
    }

    @Test
    void nobodyIsAskedWithoutEndOrAboutWhatIsResolved() throws Exception {
        for (int i = 0; i < Questions.OPEN_MAX; i++) {
            desk.questions.ask(key, DANA, Desk.ANN);
        }
        assertThat(refused(() -> desk.questions.ask(key, DANA, Desk.ANN))).isEqualTo(Reason.UNFIT);
        desk.decisions.resolve(desk.asked(key, Desk.ANN), Disposition.TEST, "our drill");
        assertThat(refused(() -> desk.questions.ask(key, DANA, Desk.ANN))).isEqualTo(Reason.UNFIT);
        Questions.ToAsk nobody = new Questions.ToAsk(Role.PERSON, List.of(), "mail");
        assertThat(refused(() -> desk.questions.ask(key, nobody, Desk.ANN)))
                .isEqualTo(Reason.UNFIT);
    }

    @Test
    void theRecordsAloneTellWhatWasAskedAndAnswered() throws Exception {
        long number = desk.questions.ask(key, DANA, Desk.ANN).number();
        desk.questions.answer(number, YES, "user:7");
        Remembered again = new Remembered(new Emitted(_ -> Optional.empty(), Desk::place));
        for (var stored : desk.recorder.journal().read(0, 1_000)) {
            if (stored instanceof Stored.Live live) {
                Told.read(live).flatMap(one -> Told.of(live, one)).ifPresent(again::take);
            }
        }
        assertThat(again.questions(key)).isEqualTo(desk.findings.questions(key));
    }
}
