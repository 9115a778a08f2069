package dev.gatehouse.finding;

import dev.gatehouse.event.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something worth a look, as of one moment; there is one of each key.
///
/// @param key hexadecimal, made of what makes it one finding
/// @param suppression the number of the suppression that keeps it out of sight
public record Finding(
        String key, Origin origin, Evidence evidence, Triage triage, Optional<Long> suppression) {

    /// Where people are with it.
    public enum State {
        OPEN,
        ACKNOWLEDGED,
        RESOLVED,
        /// It is counted and nobody is asked to look.
        SUPPRESSED;

        /// The word used in JSON.
        public String word() {
            return Words.of(this);
        }
    }

    /// Who raised it, about what.
    ///
    /// @param emitter `detection`, `behaviour`, `posture`, `completeness` or `access`
    /// @param rule the name of the detection, signal or check
    /// @param subject `person:`, `machine:` or `account:` and the id; empty when it is about nobody
    /// @param resource the path; empty when it is about none
    /// @param group what the rule tells cases apart by
    public record Origin(
            String emitter, String rule, String subject, String resource, List<String> group) {
        public Origin {
            group = List.copyOf(group);
        }
    }

    /// What it rests on.
    ///
    /// @param certain whether one match is enough to say that something is wrong
    /// @param retrospective whether all of it was found in history that had been watched before
    /// @param raised how often it was raised
    /// @param count how many events it rests on
    /// @param events ids of the first and of the latest of them, at most [#EVENTS_MAX]
    public record Evidence(
            Severity severity,
            boolean certain,
            boolean retrospective,
            long raised,
            long count,
            List<String> events,
            Instant first,
            Instant last) {
        /// Ids of events one finding keeps.
        public static final int EVENTS_MAX = 60;

        public Evidence {
            events = List.copyOf(events);
        }
    }

    /// Where people are with it.
    ///
    /// @param version the position of the record that made it so; a decision names the one it saw
    /// @param since when it was opened, or opened again
    /// @param assigned who looks after it, `user:` and the id; empty for nobody
    /// @param resolution how it was closed, now or the last time
    /// @param returned how often it came back after it was closed
    public record Triage(
            State state,
            long version,
            Instant since,
            String assigned,
            Optional<Resolution> resolution,
            int returned) {}

    /// How it was closed.
    ///
    /// @param by who said so; `gatehouse` where it was mended
    public record Resolution(Disposition disposition, String reason, String by, Instant when) {}

    /// Where it stands, for whoever has to look.
    public State state() {
        return suppression.isPresent() && triage.state() != State.RESOLVED
                ? State.SUPPRESSED
                : triage.state();
    }
}
