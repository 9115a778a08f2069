package dev.gatehouse.people;

import dev.gatehouse.event.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// From when to when somebody works here, as far as was said. A day that was not said leaves no
/// limit on that side.
///
/// @param start the first moment
/// @param moved when they last went to another team
/// @param end the first moment they no longer do
public record Employment(Optional<Instant> start, Optional<Instant> moved, Optional<Instant> end) {
    /// Nothing was said: works here.
    public static final Employment UNSAID =
            new Employment(Optional.empty(), Optional.empty(), Optional.empty());

    /// For how long somebody who went to another team counts as moved.
    public static final Duration MOVED_MAX = Duration.ofDays(90);

    /// What somebody is at a moment.
    public enum State {
        /// Has not started yet.
        EXPECTED,
        ACTIVE,
        /// Active, and went to another team not long ago.
        MOVED,
        LEFT;

        /// The word used in files, queries and JSON.
        public String word() {
            return Words.of(this);
        }
    }

    /// What they are at `when`.
    public State at(Instant when) {
        if (hasLeft(when)) {
            return State.LEFT;
        }
        if (start.filter(when::isBefore).isPresent()) {
            return State.EXPECTED;
        }
        boolean movedLately =
                moved.filter(day -> !when.isBefore(day) && when.isBefore(day.plus(MOVED_MAX)))
                        .isPresent();
        return movedLately ? State.MOVED : State.ACTIVE;
    }

    /// Whether they no longer work here at `when`.
    public boolean hasLeft(Instant when) {
        return end.isPresent() && !when.isBefore(end.get());
    }
}
