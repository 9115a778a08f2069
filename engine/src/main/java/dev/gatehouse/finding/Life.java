package dev.gatehouse.finding;

import dev.gatehouse.finding.Finding.Evidence;
import dev.gatehouse.finding.Finding.Origin;
import dev.gatehouse.finding.Finding.Resolution;
import dev.gatehouse.finding.Finding.State;
import dev.gatehouse.finding.Finding.Triage;
import dev.gatehouse.finding.Step.Deed;
import dev.gatehouse.record.FindingRecord.Raised;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// One finding from its first record to now. Guarded by the lock of [Findings].
final class Life {
    /// Steps kept of one finding; of more, the oldest but the first are forgotten.
    static final int STEPS_MAX = 300;

    /// Windows remembered, so that one raised twice counts once.
    static final int WINDOWS_MAX = 64;

    /// Questions kept of one finding; of more, the oldest are forgotten.
    static final int QUESTIONS_MAX = 50;

    static final String GATEHOUSE = "gatehouse";

    private static final String USER = "user:";

    private final String key;
    private final Origin origin;
    private final Deque<Long> windows = new ArrayDeque<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private Evidence evidence;
    private Triage triage;

    /// A record, as far as a finding is concerned.
    record At(long position, Instant received) {}

    Life(Raised raised, At at) {
        this.key = raised.key();
        this.origin =
                new Origin(
                        raised.emitter(),
                        raised.rule(),
                        raised.subject(),
                        raised.resource(),
                        raised.group());
        this.evidence = evidence(raised);
        this.triage = new Triage(State.OPEN, at.position(), at.received(), "", Optional.empty(), 0);
        windows.add(raised.window());
        add(new Step(at.received(), Deed.RAISED, GATEHOUSE, "", ""));
    }

    private static Evidence evidence(Raised raised) {
        return new Evidence(
                Severity.of(raised.severity()),
                raised.certain(),
                raised.retrospective(),
                1,
                raised.count(),
                raised.events().stream().limit(Evidence.EVENTS_MAX).toList(),
                raised.first(),
                raised.last());
    }

    /// Takes that it was raised once more.
    ///
    /// @return whether it had not been told before
    boolean raise(Raised raised, At at) {
        if (windows.contains(raised.window())) {
            return false;
        }
        windows.add(raised.window());
        if (windows.size() > WINDOWS_MAX) {
            windows.removeFirst();
        }
        Evidence more = evidence(raised);
        evidence =
                new Evidence(
                        evidence.severity().orWorse(more.severity()),
                        evidence.certain() || more.certain(),
                        evidence.retrospective() && more.retrospective(),
                        evidence.raised() + 1,
                        evidence.count() + more.count(),
                        events(evidence.events(), more.events()),
                        evidence.first().isBefore(more.first()) ? evidence.first() : more.first(),
                        evidence.last().isAfter(more.last()) ? evidence.last() : more.last());
        if (triage.state() == State.RESOLVED && !raised.retrospective()) {
            triage =
                    new Triage(
                            State.OPEN,
                            at.position(),
                            at.received(),
                            triage.assigned(),
                            triage.resolution(),
                            triage.returned() + 1);
            add(new Step(at.received(), Deed.RETURNED, GATEHOUSE, "", ""));
        }
        return true;
    }

    // The first ones tell how it began, the latest how it stands: what is too much goes between.
    private static List<String> events(List<String> kept, List<String> more) {
        List<String> all = new ArrayList<>(kept);
        more.stream().filter(event -> !kept.contains(event)).forEach(all::add);
        if (all.size() > Evidence.EVENTS_MAX) {
            int half = Evidence.EVENTS_MAX / 2;
            List<String> ends = new ArrayList<>(all.subList(0, half));
            ends.addAll(all.subList(all.size() - half, all.size()));
            return ends;
        }
        return all;
    }

    void assign(String to, String by, At at) {
        triage = triage(triage.state(), to, at);
        add(new Step(at.received(), Deed.ASSIGNED, by, to, ""));
    }

    /// Who acknowledges what nobody looks after, looks after it.
    void acknowledge(String by, At at) {
        boolean free = triage.assigned().isEmpty() && by.startsWith(USER);
        triage = triage(State.ACKNOWLEDGED, free ? by : triage.assigned(), at);
        add(new Step(at.received(), Deed.ACKNOWLEDGED, by, "", ""));
    }

    void resolve(Resolution resolution, At at) {
        triage =
                new Triage(
                        State.RESOLVED,
                        at.position(),
                        triage.since(),
                        triage.assigned(),
                        Optional.of(resolution),
                        triage.returned());
        add(
                new Step(
                        at.received(),
                        Deed.RESOLVED,
                        resolution.by(),
                        resolution.disposition().word(),
                        resolution.reason()));
    }

    void reopen(String reason, String by, At at) {
        triage =
                new Triage(
                        State.OPEN,
                        at.position(),
                        at.received(),
                        triage.assigned(),
                        triage.resolution(),
                        triage.returned());
        add(new Step(at.received(), Deed.REOPENED, by, "", reason));
    }

    private Triage triage(State state, String assigned, At at) {
        return new Triage(
                state,
                at.position(),
                triage.since(),
                assigned,
                triage.resolution(),
                triage.returned());
    }

    void ask(Question question) {
        questions.add(question);
        if (questions.size() > QUESTIONS_MAX) {
            questions.removeFirst();
        }
        add(new Step(question.when(), Deed.ASKED, question.by(), question.role().word(), ""));
    }

    /// Takes the answer to a question; whoever was not asked says nothing.
    void answer(long number, Question.Answer answer) {
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            if (question.number() == number
                    && question.answer().isEmpty()
                    && question.whom().contains(answer.person())) {
                questions.set(i, question.answered(answer));
                add(
                        new Step(
                                answer.when(),
                                Deed.ANSWERED,
                                answer.by(),
                                answer.said().word(),
                                answer.text()));
            }
        }
    }

    /// What people were asked about it, the oldest first.
    List<Question> questions() {
        return List.copyOf(questions);
    }

    void add(Step step) {
        steps.add(step);
        if (steps.size() > STEPS_MAX) {
            steps.remove(1);
        }
    }

    String key() {
        return key;
    }

    Origin origin() {
        return origin;
    }

    Evidence evidence() {
        return evidence;
    }

    Triage triage() {
        return triage;
    }

    /// Everything that happened to it, the oldest first.
    List<Step> steps() {
        return List.copyOf(steps);
    }
}
