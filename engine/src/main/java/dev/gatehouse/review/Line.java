package dev.gatehouse.review;

import dev.gatehouse.record.ReviewedRight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One line of a review as it stands.
///
/// @param number its place in the review, from 0
/// @param held what it is about, as it was when the review was opened
/// @param reviewers ids of the persons who are to decide now; the fallback where there are none
/// @param steps what was said of it, the oldest first
public record Line(int number, ReviewedRight held, List<String> reviewers, List<Step> steps) {
    public Line {
        reviewers = List.copyOf(reviewers);
        steps = List.copyOf(steps);
    }

    /// Something that was said of it.
    ///
    /// @param keep of [Decision#REDUCE], what is to be left
    /// @param to of [Decision#DELEGATE], the id of a person
    /// @param atOnce with how many lines it was decided at once, itself among them
    /// @param spentMillis how long it was looked at; 0 where nobody says
    public record Step(
            Decision decision,
            List<String> keep,
            String to,
            String text,
            int atOnce,
            long spentMillis,
            Instant when,
            String by) {
        public Step {
            keep = List.copyOf(keep);
        }
    }

    /// How it stands.
    public enum State {
        /// Nobody decided.
        OPEN,
        /// Somebody asked something.
        ASKED,
        KEPT,
        REDUCED,
        REVOKED
    }

    /// What grows with everything that is said of it.
    public int version() {
        return steps.size();
    }

    /// What was decided; empty while nobody did.
    public Optional<Step> decided() {
        return last().filter(step -> step.decision().isFinal());
    }

    private Optional<Step> last() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
    }

    /// How it stands.
    public State state() {
        return last().map(step ->
                        switch (step.decision()) {
                            case KEEP -> State.KEPT;
                            case REDUCE -> State.REDUCED;
                            case REVOKE -> State.REVOKED;
                            case ASK -> State.ASKED;
                            case DELEGATE, NOT_MINE, UNDO -> State.OPEN;
                        })
                .orElse(State.OPEN);
    }

    /// Whether it is as it was when it was last reviewed and kept.
    public boolean isUnchanged() {
        return held.beside().since().equals(Since.SAME.word());
    }

    /// Whether it may be kept together with others.
    public boolean mayBeKeptAtOnce() {
        return isUnchanged() && !held.beside().high();
    }
}
