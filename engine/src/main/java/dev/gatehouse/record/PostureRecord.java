package dev.gatehouse.record;

import java.time.Instant;
import java.util.List;

/// How tools are set and what they allow: what checks found, and what was let stand.
public sealed interface PostureRecord extends OwnRecord {
    /// Somebody lets a thing stand that a check finds wrong, until a day.
    ///
    /// @param subject the thing, as the check names it
    /// @param owner who answers for letting it stand
    record PostureExcepted(
            String check, String subject, String owner, String reason, Instant until, String by)
            implements PostureRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.POSTURE_EXCEPTED;
        }
    }

    /// An exception holds no longer.
    record ExceptionWithdrawn(String check, String subject, String reason, String by)
            implements PostureRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.EXCEPTION_WITHDRAWN;
        }
    }

    /// What a check says of some things became otherwise, into `fails` or out of it.
    record PostureChanged(String check, List<Turn> turns) implements PostureRecord {
        public PostureChanged {
            turns = List.copyOf(turns);
        }

        @Override
        public RecordKind kind() {
            return RecordKind.POSTURE_CHANGED;
        }
    }

    /// One thing of it.
    ///
    /// @param before `fails`, `passes`, `unknown`, or `none` where there was no such thing
    /// @param after the same
    /// @param when the change that made it so
    /// @param cause the id of the event that did, or `first-sight`, `unexplained`, `time`,
    ///   `people`, `check`
    /// @param resource the path of the resource the thing is about; empty where it is gone
    /// @param account the account it is about; empty where there is none
    record Turn(
            String subject,
            String before,
            String after,
            Instant when,
            String cause,
            String resource,
            String account) {}
}
