package dev.gatehouse.record;

import java.time.Instant;
import java.util.List;

/// Access reviews: what was put before people, and what they decided. A review is named by the
/// position of the record that opened it, a line by its number in it.
public sealed interface ReviewRecord extends OwnRecord {
    /// Rights are to be kept or taken away, one by one. Its lines stand in the records behind it.
    ///
    /// @param rule who decides: `owner`, `manager` or `fallback`
    /// @param fallback who does where the rule names nobody: `person:` or `user:` and an id
    /// @param asOf the moment the lines are of
    /// @param lines how many there are
    /// @param digest SHA-256 over all lines, in hexadecimal digits
    record ReviewOpened(
            String name,
            Instant due,
            ReviewScope scope,
            String rule,
            String fallback,
            Instant asOf,
            long lines,
            String digest,
            String by)
            implements ReviewRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.REVIEW_OPENED;
        }
    }

    /// Which rights a review is about.
    ///
    /// @param below only on this path and below it; empty for everywhere
    /// @param permissions only those with one of these; empty for all
    /// @param standing only of those; empty for all
    /// @param holder only of this account, person or machine, by id; empty for all
    record ReviewScope(
            String below, List<String> permissions, List<String> standing, String holder) {
        public ReviewScope {
            permissions = List.copyOf(permissions);
            standing = List.copyOf(standing);
        }
    }

    /// The next lines of the review that was opened last.
    ///
    /// @param digest of the review
    /// @param first the number of the first of them
    record ReviewLines(String digest, long first, List<ReviewedRight> lines)
            implements ReviewRecord {
        public ReviewLines {
            lines = List.copyOf(lines);
        }

        @Override
        public RecordKind kind() {
            return RecordKind.REVIEW_LINES;
        }
    }

    /// Somebody decided about lines.
    ///
    /// @param lines their numbers; more than one were decided at once
    /// @param decision `keep`, `reduce`, `revoke`, `delegate`, `not-mine`, `ask` or `undo`
    /// @param keep of `reduce`, the permissions that are to be left
    /// @param to of `delegate`, the id of the person who is to decide
    /// @param text the reason, or what is asked
    /// @param spentMillis how long the line was looked at, as the screen says; 0 where nobody does
    record ReviewDecided(
            long review,
            List<Long> lines,
            String decision,
            List<String> keep,
            String to,
            String text,
            long spentMillis,
            String by)
            implements ReviewRecord {
        public ReviewDecided {
            lines = List.copyOf(lines);
            keep = List.copyOf(keep);
        }

        @Override
        public RecordKind kind() {
            return RecordKind.REVIEW_DECIDED;
        }
    }

    /// Nothing more is decided.
    ///
    /// @param undecided how many lines nobody decided about
    record ReviewClosed(long review, long undecided, String reason, String by)
            implements ReviewRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.REVIEW_CLOSED;
        }
    }
}
