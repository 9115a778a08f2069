package dev.gatehouse.record;

import java.time.Instant;

/// What people decided about findings. A finding is named by its key.
public sealed interface FindingDecision extends FindingRecord {
    /// Somebody is to look after it.
    ///
    /// @param to `user:` and the id; empty for nobody
    record FindingAssigned(String finding, String to, String by) implements FindingDecision {
        @Override
        public RecordKind kind() {
            return RecordKind.FINDING_ASSIGNED;
        }
    }

    /// Somebody has seen it and looks after it.
    record FindingAcknowledged(String finding, String by) implements FindingDecision {
        @Override
        public RecordKind kind() {
            return RecordKind.FINDING_ACKNOWLEDGED;
        }
    }

    /// It is closed.
    ///
    /// @param disposition what it turned out to be, a word such as `true-positive`
    record FindingResolved(String finding, String disposition, String reason, String by)
            implements FindingDecision {
        @Override
        public RecordKind kind() {
            return RecordKind.FINDING_RESOLVED;
        }
    }

    /// It was closed too early.
    record FindingReopened(String finding, String reason, String by) implements FindingDecision {
        @Override
        public RecordKind kind() {
            return RecordKind.FINDING_REOPENED;
        }
    }

    /// Findings that fit are counted and not shown as open, until a day or until they become
    /// otherwise. It is named by the position of this record.
    ///
    /// @param finding the key of the one it is about; empty for all that fit what follows
    /// @param emitter who raises them
    /// @param rule the name of the detection, signal or check
    /// @param subject whom they are about; empty for anybody
    /// @param resource a pattern of paths; empty for any
    /// @param owner who answers for not being told
    record Suppressed(
            String finding,
            String emitter,
            String rule,
            String subject,
            String resource,
            String owner,
            String reason,
            Instant until,
            String by)
            implements FindingDecision {
        @Override
        public RecordKind kind() {
            return RecordKind.SUPPRESSED;
        }
    }

    /// A suppression holds no longer.
    ///
    /// @param suppression the position of its record
    record SuppressionWithdrawn(long suppression, String reason, String by)
            implements FindingDecision {
        @Override
        public RecordKind kind() {
            return RecordKind.SUPPRESSION_WITHDRAWN;
        }
    }

    /// Somebody wrote something down about it.
    record FindingNoted(String finding, String text, String by) implements FindingDecision {
        @Override
        public RecordKind kind() {
            return RecordKind.FINDING_NOTED;
        }
    }
}
