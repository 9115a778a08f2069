package dev.gatehouse.finding;

import dev.gatehouse.finding.DecisionRefused.Reason;
import dev.gatehouse.finding.Finding.State;
import dev.gatehouse.record.FindingDecision;
import dev.gatehouse.record.Recorder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// What people decide about findings: checked against what stands, recorded, and returned when it
/// is so. Deciding once more what is so already changes nothing; whoever looked at something that
/// has become otherwise since is told so. Safe for many threads.
public final class Decisions {
    /// Characters of a reason.
    public static final int REASON_CHARS_MAX = 1_000;

    /// Characters of a note.
    public static final int NOTE_CHARS_MAX = 4_000;

    private static final Duration TAKEN_WAIT = Duration.ofSeconds(10);

    private final Recorder recorder;
    private final Findings findings;

    // Held from the look to the record, so that of two who decide at once one comes second.
    private final ReentrantLock deciding = new ReentrantLock();

    public Decisions(Recorder recorder, Findings findings) {
        this.recorder = recorder;
        this.findings = findings;
    }

    /// Which finding, and what was seen of it.
    ///
    /// @param version what it was when whoever decides looked
    /// @param by who decides
    public record Asked(String key, long version, String by) {}

    /// Whoever decides has seen it and looks after it.
    public Finding acknowledge(Asked asked) throws DecisionRefused, InterruptedException {
        return decide(
                asked,
                finding -> {
                    if (finding.triage().state() == State.ACKNOWLEDGED) {
                        return Optional.empty();
                    }
                    mustBeOpen(finding, "acknowledged");
                    return Optional.of(
                            new FindingDecision.FindingAcknowledged(asked.key(), asked.by()));
                });
    }

    /// Gives it to somebody.
    ///
    /// @param to `user:` and the id; empty for nobody
    public Finding assign(Asked asked, String to) throws DecisionRefused, InterruptedException {
        return decide(
                asked,
                finding -> {
                    if (finding.triage().assigned().equals(to)) {
                        return Optional.empty();
                    }
                    mustBeOpen(finding, "assigned");
                    return Optional.of(
                            new FindingDecision.FindingAssigned(asked.key(), to, asked.by()));
                });
    }

    /// Closes it.
    public Finding resolve(Asked asked, Disposition disposition, String reason)
            throws DecisionRefused, InterruptedException {
        needs(disposition != Disposition.MENDED, "what is mended closes by itself");
        String why = text(reason, REASON_CHARS_MAX);
        return decide(
                asked,
                finding -> {
                    if (finding.triage().state() == State.RESOLVED
                            && finding.triage()
                                    .resolution()
                                    .filter(one ->
                                            one.disposition() == disposition
                                                    && one.reason().equals(why))
                                    .isPresent()) {
                        return Optional.empty();
                    }
                    mustBeOpen(finding, "resolved");
                    return Optional.of(
                            new FindingDecision.FindingResolved(
                                    asked.key(), disposition.word(), why, asked.by()));
                });
    }

    /// Opens it again.
    public Finding reopen(Asked asked, String reason) throws DecisionRefused, InterruptedException {
        String why = text(reason, REASON_CHARS_MAX);
        return decide(
                asked,
                finding ->
                        finding.triage().state() == State.OPEN
                                ? Optional.empty()
                                : Optional.of(
                                        new FindingDecision.FindingReopened(
                                                asked.key(), why, asked.by())));
    }

    /// Writes something down about it. The same words of the same person, the last that were
    /// written, are not written again.
    public Finding note(String key, String text, String by)
            throws DecisionRefused, InterruptedException {
        String note = text(text, NOTE_CHARS_MAX);
        deciding.lock();
        try {
            Finding finding = find(key);
            List<Step> steps = findings.steps(key);
            Step last = steps.getLast();
            if (last.deed() == Step.Deed.NOTED
                    && last.by().equals(by)
                    && last.text().equals(note)) {
                return finding;
            }
            take(new FindingDecision.FindingNoted(key, note, by));
            return find(key);
        } finally {
            deciding.unlock();
        }
    }

    /// What to record of a finding as it stands; nothing where it is so already.
    @FunctionalInterface
    private interface Choice {
        Optional<FindingDecision> of(Finding finding) throws DecisionRefused;
    }

    private Finding decide(Asked asked, Choice choice)
            throws DecisionRefused, InterruptedException {
        deciding.lock();
        try {
            Finding finding = find(asked.key());
            Optional<FindingDecision> decision = choice.of(finding);
            if (decision.isEmpty()) {
                return finding;
            }
            if (finding.triage().version() != asked.version()) {
                throw new DecisionRefused(Reason.STALE, changed(asked.key(), finding));
            }
            take(decision.get());
            return find(asked.key());
        } finally {
            deciding.unlock();
        }
    }

    private String changed(String key, Finding finding) {
        Step last = findings.steps(key).getLast();
        return "the finding is "
                + finding.triage().state().word()
                + " now, since "
                + last.when()
                + "; look again before you decide";
    }

    private void take(FindingDecision decision) throws InterruptedException {
        findings.awaitTaken(recorder.append(decision), TAKEN_WAIT);
    }

    private Finding find(String key) throws DecisionRefused {
        return findings.find(key)
                .orElseThrow(
                        () -> new DecisionRefused(Reason.NOT_THERE, "there is no such finding"));
    }

    private static void mustBeOpen(Finding finding, String what) throws DecisionRefused {
        needs(
                finding.triage().state() != State.RESOLVED,
                "what is resolved cannot be " + what + "; reopen it first");
    }

    static String text(String text, int most) throws DecisionRefused {
        needs(!text.isBlank(), "say why, in a few words");
        needs(text.length() <= most, "a text has at most " + most + " characters");
        return text.strip();
    }

    static void needs(boolean there, String otherwise) throws DecisionRefused {
        if (!there) {
            throw new DecisionRefused(Reason.UNFIT, otherwise);
        }
    }
}
