package dev.gatehouse.record;

import java.time.Instant;
import java.util.List;

/// What is worth a look: raised by rooms that watch, decided by people.
public sealed interface FindingRecord extends OwnRecord
        permits FindingRecord.Raised, FindingDecision {
    /// A detection, a signal or a check saw what it watches for. The same thing seen once more has
    /// the same `key` and another `window`; a pair of the two is raised once.
    ///
    /// @param emitter `detection`, `behaviour`, `posture`, `completeness` or `access`
    /// @param rule the name of the detection, signal or check
    /// @param key what makes it one finding: hexadecimal SHA-256 of emitter, rule, subject,
    ///   resource and what the rule tells cases apart by
    /// @param severity `informational`, `low`, `medium`, `high` or `critical`
    /// @param certain whether one such match is enough to raise a finding alone
    /// @param subject `person:`, `machine:` or `account:` and the id; empty when it is about nobody
    /// @param resource the path; empty when it is about none
    /// @param group the values by which the rule counts apart
    /// @param window the position of the first event it rests on
    /// @param count how many events it rests on
    /// @param events the ids of the first of them, the oldest first
    /// @param first when the oldest of them happened
    /// @param last when the newest of them happened
    /// @param retrospective whether it was found in history that had been watched before
    record Raised(
            String emitter,
            String rule,
            String key,
            String severity,
            boolean certain,
            String subject,
            String resource,
            List<String> group,
            long window,
            long count,
            List<String> events,
            Instant first,
            Instant last,
            boolean retrospective)
            implements FindingRecord {
        public Raised {
            group = List.copyOf(group);
            events = List.copyOf(events);
        }

        @Override
        public RecordKind kind() {
            return RecordKind.RAISED;
        }
    }
}
