package dev.gatehouse.record;

import java.util.List;

/// Attacks somebody plays, to learn whether they would be seen.
public sealed interface RehearsalRecord extends OwnRecord {
    /// A rehearsal is about to send its pieces.
    ///
    /// @param rehearsal its name
    /// @param run what tells its pieces from those of every other run
    /// @param sources the sources they are sent as
    /// @param expects the detections that are to see it
    record Rehearsed(
            String rehearsal, String run, List<String> sources, List<String> expects, String by)
            implements RehearsalRecord {
        public Rehearsed {
            sources = List.copyOf(sources);
            expects = List.copyOf(expects);
        }

        @Override
        public RecordKind kind() {
            return RecordKind.REHEARSED;
        }
    }

    /// How it went.
    ///
    /// @param seen the detections that matched
    /// @param raised of these, the ones that raised a finding
    /// @param told the destinations that were told
    /// @param millis from the last piece to the first finding; -1 where there was none
    record RehearsalScored(
            String rehearsal,
            String run,
            List<String> seen,
            List<String> raised,
            List<String> told,
            long millis)
            implements RehearsalRecord {
        public RehearsalScored {
            seen = List.copyOf(seen);
            raised = List.copyOf(raised);
            told = List.copyOf(told);
        }

        @Override
        public RecordKind kind() {
            return RecordKind.REHEARSAL_SCORED;
        }
    }
}
