package dev.gatehouse.finding;

import static dev.gatehouse.finding.Decisions.needs;

import dev.gatehouse.finding.DecisionRefused.Reason;
import dev.gatehouse.finding.Finding.State;
import dev.gatehouse.finding.Question.Role;
import dev.gatehouse.finding.Question.Said;
import dev.gatehouse.record.FindingDecision;
import dev.gatehouse.record.Recorder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Asks people about findings, and takes what they answer: recorded first, and so when the call
/// returns. An answer stands in the finding's history and decides nothing: whoever has taken
/// somebody's account may have taken their word too. Safe for many threads.
public final class Questions {
    /// Questions one finding may have that nobody has answered.
    public static final int OPEN_MAX = 5;

    /// Persons one question may go to.
    public static final int PERSONS_MAX = 20;

    private static final Duration TAKEN_WAIT = Duration.ofSeconds(10);

    private final Recorder recorder;
    private final Findings findings;

    // Held from the look to the record, so that of two who answer at once one comes second.
    private final ReentrantLock deciding = new ReentrantLock();

    public Questions(Recorder recorder, Findings findings) {
        this.recorder = recorder;
        this.findings = findings;
    }

    /// Whom to ask.
    ///
    /// @param whom ids of persons
    /// @param through the name of a destination
    public record ToAsk(Role role, List<String> whom, String through) {
        public ToAsk {
            whom = List.copyOf(whom);
        }
    }

    /// Asks.
    public Question ask(String key, ToAsk asked, String by)
            throws DecisionRefused, InterruptedException {
        needs(!asked.whom().isEmpty(), "there is nobody to ask");
        needs(
                asked.whom().size() <= PERSONS_MAX,
                "a question goes to at most " + PERSONS_MAX + " persons");
        deciding.lock();
        try {
            Finding finding =
                    findings.find(key)
                            .orElseThrow(() ->
                                    new DecisionRefused(
                                            Reason.NOT_THERE, "there is no such finding"));
            needs(
                    finding.triage().state() != State.RESOLVED,
                    "nobody is asked about what is resolved; reopen it first");
            long open =
                    findings.questions(key).stream().filter(one -> one.answer().isEmpty()).count();
            needs(open < OPEN_MAX, open + " questions about it wait for an answer already");
            return take(
                    new FindingDecision.Asked(
                            key, asked.role().word(), asked.whom(), asked.through(), by));
        } finally {
            deciding.unlock();
        }
    }

    private Question take(FindingDecision.Asked asked)
            throws DecisionRefused, InterruptedException {
        long position = recorder.append(asked);
        findings.awaitTaken(position, TAKEN_WAIT);
        return find(position);
    }

    /// What somebody answers.
    ///
    /// @param person the id of the person who is signed in
    /// @param text what they write to it; may be empty
    public record Given(Said said, String person, String text) {}

    /// Takes an answer. The same answer once more changes nothing.
    public Question answer(long number, Given given, String by)
            throws DecisionRefused, InterruptedException {
        needs(
                given.text().length() <= Decisions.REASON_CHARS_MAX,
                "a text has at most " + Decisions.REASON_CHARS_MAX + " characters");
        deciding.lock();
        try {
            Question question = find(number);
            if (!question.whom().contains(given.person())) {
                throw new DecisionRefused(Reason.NOT_THERE, "there is no such question to you");
            }
            if (question.answer().isPresent()) {
                Question.Answer before = question.answer().get();
                boolean same = before.said() == given.said() && before.by().equals(by);
                if (!same) {
                    throw new DecisionRefused(Reason.STALE, "it was answered already");
                }
                return question;
            }
            long position =
                    recorder.append(
                            new FindingDecision.AskAnswered(
                                    question.finding(),
                                    number,
                                    given.said().word(),
                                    given.person(),
                                    given.text().strip(),
                                    by));
            findings.awaitTaken(position, TAKEN_WAIT);
            return find(number);
        } finally {
            deciding.unlock();
        }
    }

    private Question find(long number) throws DecisionRefused {
        return findings.questions().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(
                        () -> new DecisionRefused(Reason.NOT_THERE, "there is no such question"));
    }
}
