package dev.gatehouse.review.leaving;

import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Words;
import java.time.Instant;
import java.util.Optional;

/// One thing somebody could reach something by, and whether they still can.
///
/// @param account of theirs that it belongs to; empty for a machine
/// @param name what it is called
/// @param on the path of what it opens; empty where it opens nothing by itself
/// @param says why it stands as it does, a sentence
/// @param closing what closed it; empty where it is not closed, or nobody saw by what
public record Leftover(
        Kind kind,
        String account,
        String name,
        String on,
        State state,
        String says,
        Optional<Closing> closing) {
    /// What it is.
    public enum Kind {
        ACCOUNT,
        RIGHT,
        /// A key, token, hook or secret of theirs.
        CREDENTIAL,
        /// A machine they answer for.
        MACHINE;

        /// The word used in JSON.
        public String word() {
            return Words.of(this);
        }
    }

    /// Whether it still opens anything, what wants a hand first.
    public enum State {
        OPEN,
        /// No tool says whether it does.
        CANNOT_TELL,
        CLOSED;

        /// The word used in JSON.
        public String word() {
            return Words.of(this);
        }
    }

    /// When it was closed, and by which event where one says so.
    public record Closing(Instant when, Optional<EventId> event) {}
}
