package dev.gatehouse.record;

import java.time.Instant;
import java.util.List;

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

    /// Somebody is asked whether it was them, or meant to be. It is named by the position of this
    /// record.
    ///
    /// @param role `person`, `machine-owner` or `resource-owner`
    /// @param whom ids of the persons one of whom may answer
    /// @param through the destination it is sent by
    record Asked(String finding, String role, List<String> whom, String through, String by)
            implements FindingDecision {
        public Asked {
            whom = List.copyOf(whom);
        }

        @Override
        public RecordKind kind() {
            return RecordKind.ASKED;
        }
    }

    /// Somebody answered.
    ///
    /// @param question the position of its record
    /// @param answer `yes`, `no` or `somebody-else`
    /// @param person the id of the person who did
    /// @param text what they wrote to it; empty for nothing
    /// @param by the user they were signed in as
    record AskAnswered(
            String finding, long question, String answer, String person, String text, String by)
            implements FindingDecision {
        @Override
        public RecordKind kind() {
            return RecordKind.ASK_ANSWERED;
        }
    }
}
