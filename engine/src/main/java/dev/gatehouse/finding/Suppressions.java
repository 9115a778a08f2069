package dev.gatehouse.finding;

import dev.gatehouse.event.ResourcePattern;
import dev.gatehouse.finding.DecisionRefused.Reason;
import dev.gatehouse.finding.Suppression.Scope;
import dev.gatehouse.record.FindingDecision;
import dev.gatehouse.record.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps findings out of sight for a time, with an owner, a reason and an end, and takes that back.
/// Returns when it is so. Safe for many threads.
public final class Suppressions {
    /// For how long findings may be suppressed at most.
    public static final int SUPPRESSION_DAYS_MAX = 366;

    /// Suppressions that may hold at once.
    public static final int SUPPRESSIONS_MAX = 1_000;

    private static final Duration TAKEN_WAIT = Duration.ofSeconds(10);

    private final Recorder recorder;
    private final Findings findings;
    private final InstantSource clock;
    private final ReentrantLock deciding = new ReentrantLock();

    public Suppressions(Recorder recorder, Findings findings, InstantSource clock) {
        this.recorder = recorder;
        this.findings = findings;
        this.clock = clock;
    }

    /// What to keep out of sight, who answers for that, why and until when.
    public record Asked(Scope scope, String owner, String reason, Instant until) {}

    /// @param by who says so
    public Suppression suppress(Asked asked, String by)
            throws DecisionRefused, InterruptedException {
        check(asked);
        String reason = Decisions.text(asked.reason(), Decisions.REASON_CHARS_MAX);
        String owner = asked.owner().strip();
        deciding.lock();
        try {
            Optional<Suppression> same =
                    findings.suppressions().stream()
                            .filter(one -> one.holds(clock.instant()))
                            .filter(one ->
                                    one.scope().equals(asked.scope())
                                            && one.owner().equals(owner)
                                            && one.reason().equals(reason)
                                            && one.until().equals(asked.until()))
                            .findFirst();
            if (same.isPresent()) {
                return same.get();
            }
            mustHaveRoom();
            Scope scope = asked.scope();
            long number =
                    take(
                            new FindingDecision.Suppressed(
                                    scope.finding(),
                                    scope.emitter(),
                                    scope.rule(),
                                    scope.subject(),
                                    scope.resource(),
                                    owner,
                                    reason,
                                    asked.until(),
                                    by));
            return find(number);
        } finally {
            deciding.unlock();
        }
    }

    private void check(Asked asked) throws DecisionRefused {
        Instant now = clock.instant();
        Scope scope = asked.scope();
        Decisions.needs(
                !asked.owner().isBlank(), "a suppression needs an owner who answers for it");
        Decisions.needs(
                asked.owner().length() <= Decisions.REASON_CHARS_MAX,
                "that owner's name is too long");
        Decisions.needs(
                asked.until().isAfter(now)
                        && asked.until().isBefore(now.plus(Duration.ofDays(SUPPRESSION_DAYS_MAX))),
                "a suppression needs an end within " + SUPPRESSION_DAYS_MAX + " days");
        if (!scope.finding().isEmpty() && findings.find(scope.finding()).isEmpty()) {
            throw new DecisionRefused(Reason.NOT_THERE, "there is no such finding");
        }
        Decisions.needs(
                !scope.rule().isBlank() && !scope.emitter().isBlank(),
                "a suppression names a rule and who raises it");
        if (!scope.resource().isEmpty()) {
            try {
                ResourcePattern.parse(scope.resource());
            } catch (IllegalArgumentException wrong) {
                throw new DecisionRefused(Reason.UNFIT, String.valueOf(wrong.getMessage()));
            }
        }
    }

    private void mustHaveRoom() throws DecisionRefused {
        long held =
                findings.suppressions().stream().filter(one -> one.holds(clock.instant())).count();
        Decisions.needs(
                held < SUPPRESSIONS_MAX,
                "there are " + SUPPRESSIONS_MAX + " suppressions already; take some back");
    }

    /// @param by who says so
    public Suppression withdraw(long number, String reason, String by)
            throws DecisionRefused, InterruptedException {
        String why = Decisions.text(reason, Decisions.REASON_CHARS_MAX);
        deciding.lock();
        try {
            Suppression suppression = find(number);
            if (suppression.holds(clock.instant())) {
                take(new FindingDecision.SuppressionWithdrawn(number, why, by));
            }
            return find(number);
        } finally {
            deciding.unlock();
        }
    }

    private long take(FindingDecision decision) throws InterruptedException {
        long position = recorder.append(decision);
        findings.awaitTaken(position, TAKEN_WAIT);
        return position;
    }

    private Suppression find(long number) throws DecisionRefused {
        return findings.suppressions().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() ->
                        new DecisionRefused(Reason.NOT_THERE, "there is no such suppression"));
    }
}
