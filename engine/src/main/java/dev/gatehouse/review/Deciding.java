package dev.gatehouse.review;

import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.ReviewRecord;
import dev.gatehouse.record.ReviewRecord.ReviewClosed;
import dev.gatehouse.record.ReviewRecord.ReviewDecided;
import dev.gatehouse.review.ReviewRefused.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// What people decide about lines of reviews: checked against what stands, recorded, and returned
/// when it is so. Nobody decides about what they hold themselves. Safe for many threads.
public final class Deciding {
    /// Lines that may be decided about at once.
    public static final int LINES_AT_ONCE_MAX = 1_000;

    /// Characters of a reason or a question.
    public static final int TEXT_CHARS_MAX = 1_000;

    /// Characters that a reason for keeping what is high has at least.
    public static final int REASON_CHARS_MIN = 8;

    /// As long as a line may be said to have been looked at.
    public static final Duration SPENT_MAX = Duration.ofHours(1);

    private static final Duration TAKEN_WAIT = Duration.ofSeconds(10);

    private final Recorder recorder;
    private final Reviews reviews;

    // Held from the look to the record, so that of two who decide at once one comes second.
    private final ReentrantLock deciding = new ReentrantLock();

    public Deciding(Recorder recorder, Reviews reviews) {
        this.recorder = recorder;
        this.reviews = reviews;
    }

    /// Who decides.
    ///
    /// @param by the user
    /// @param person the id of the person they are; empty where nobody knows
    /// @param leads whether they may decide about any line that is not their own
    public record Decider(String by, Optional<String> person, boolean leads) {}

    /// A line as it was seen.
    public record Seen(int number, int version) {}

    /// What is decided.
    ///
    /// @param keep of [Decision#REDUCE], what is to be left
    /// @param to of [Decision#DELEGATE], the id of a person
    /// @param spent how long it was looked at
    public record Asked(
            long review,
            List<Seen> lines,
            Decision decision,
            List<String> keep,
            String to,
            String text,
            Duration spent) {
        public Asked {
            lines = List.copyOf(lines);
            keep = List.copyOf(keep);
        }
    }

    /// @return the lines as they stand then
    public List<Line> decide(Asked asked, Decider decider)
            throws ReviewRefused, InterruptedException {
        deciding.lock();
        try {
            Review review = open(asked.review());
            ReviewRefused.needs(
                    !asked.lines().isEmpty() && asked.lines().size() <= LINES_AT_ONCE_MAX,
                    "name 1 to " + LINES_AT_ONCE_MAX + " lines");
            ReviewRefused.needs(
                    asked.text().length() <= TEXT_CHARS_MAX,
                    "a text has at most " + TEXT_CHARS_MAX + " characters");
            List<Line> lines = new ArrayList<>();
            for (Seen seen : asked.lines()) {
                Line line = find(review, seen);
                mayDecide(review, line, decider);
                check(asked, line);
                lines.add(line);
            }
            ReviewRefused.needs(
                    lines.stream().distinct().count() == lines.size(), "name a line once");
            checkAtOnce(asked, lines);
            take(
                    new ReviewDecided(
                            review.id(),
                            lines.stream().map(line -> (long) line.number()).toList(),
                            asked.decision().word(),
                            asked.decision() == Decision.REDUCE ? asked.keep() : List.of(),
                            asked.decision() == Decision.DELEGATE ? asked.to() : "",
                            asked.text().strip(),
                            spent(asked.spent()),
                            decider.by()));
            Review after = review(asked.review());
            return lines.stream().map(line -> after.lines().get(line.number())).toList();
        } finally {
            deciding.unlock();
        }
    }

    private static long spent(Duration spent) {
        return Math.clamp(spent.toMillis(), 0, SPENT_MAX.toMillis());
    }

    private static Line find(Review review, Seen seen) throws ReviewRefused {
        if (seen.number() < 0 || seen.number() >= review.lines().size()) {
            throw new ReviewRefused(Reason.NOT_THERE, "the review has no line " + seen.number());
        }
        Line line = review.lines().get(seen.number());
        if (line.version() != seen.version()) {
            throw new ReviewRefused(
                    Reason.STALE,
                    "somebody else decided about line "
                            + seen.number()
                            + " meanwhile; look again before you decide");
        }
        return line;
    }

    /// Whether somebody may decide about a line: whoever is to, and whoever leads, save about what
    /// they hold themselves.
    public static boolean mayDecide(Line line, String fallback, Decider decider) {
        boolean own =
                decider.person().isPresent()
                        && decider.person().get().equals(line.held().whose().subject());
        boolean falls =
                line.reviewers().isEmpty()
                        && (fallback.equals(decider.by())
                                || decider.person()
                                        .filter(one -> fallback.equals("person:" + one))
                                        .isPresent());
        boolean asked = decider.person().filter(line.reviewers()::contains).isPresent();
        return !own && (decider.leads() || asked || falls);
    }

    private static void mayDecide(Review review, Line line, Decider decider) throws ReviewRefused {
        if (!mayDecide(line, review.opening().fallback(), decider)) {
            throw new ReviewRefused(
                    Reason.NOT_YOURS,
                    "somebody else decides about line "
                            + line.number()
                            + "; nobody decides about what they hold themselves");
        }
    }

    private static void check(Asked asked, Line line) throws ReviewRefused {
        boolean high = line.held().beside().high();
        List<String> held = line.held().what().permissions();
        switch (asked.decision()) {
            case KEEP -> needsReason(asked, high);
            case REDUCE -> {
                ReviewRefused.needs(
                        !asked.keep().isEmpty()
                                && held.containsAll(asked.keep())
                                && asked.keep().size() < held.size(),
                        "say which of "
                                + String.join(", ", held)
                                + " are left, fewer than all and more than none");
                needsReason(asked, high);
            }
            case DELEGATE ->
                    ReviewRefused.needs(
                            !asked.to().isEmpty()
                                    && !asked.to().equals(line.held().whose().subject()),
                            "say who is to decide, and not who holds it");
            case ASK -> ReviewRefused.needs(!asked.text().isBlank(), "say what is asked");
            case UNDO ->
                    ReviewRefused.needs(line.version() > 0, "nothing was decided about the line");
            case REVOKE, NOT_MINE -> {}
        }
    }

    private static void needsReason(Asked asked, boolean high) throws ReviewRefused {
        ReviewRefused.needs(
                !high || asked.text().strip().length() >= REASON_CHARS_MIN,
                "keeping what could do much harm needs a reason of at least "
                        + REASON_CHARS_MIN
                        + " characters");
    }

    private static void checkAtOnce(Asked asked, List<Line> lines) throws ReviewRefused {
        if (lines.size() == 1) {
            return;
        }
        switch (asked.decision()) {
            case KEEP ->
                    ReviewRefused.needs(
                            lines.stream().allMatch(Line::mayBeKeptAtOnce),
                            "only what is unchanged since the last review and could do little harm"
                                    + " is kept at once");
            case DELEGATE, NOT_MINE, UNDO -> {}
            case REDUCE, REVOKE, ASK ->
                    ReviewRefused.needs(false, "decide about each line by itself");
        }
    }

    /// Ends a review; what nobody decided about stays so.
    ///
    /// @param reason why now, where lines are undecided
    public Review close(long id, String reason, Decider decider)
            throws ReviewRefused, InterruptedException {
        deciding.lock();
        try {
            Review review = review(id);
            if (review.closing().isPresent()) {
                return review;
            }
            long undecided =
                    review.lines().stream().filter(line -> line.decided().isEmpty()).count();
            ReviewRefused.needs(
                    reason.length() <= TEXT_CHARS_MAX,
                    "a text has at most " + TEXT_CHARS_MAX + " characters");
            ReviewRefused.needs(
                    undecided == 0 || reason.strip().length() >= REASON_CHARS_MIN,
                    undecided
                            + " lines are undecided; say why it ends all the same, in at least "
                            + REASON_CHARS_MIN
                            + " characters");
            take(new ReviewClosed(id, undecided, reason.strip(), decider.by()));
            return review(id);
        } finally {
            deciding.unlock();
        }
    }

    private Review open(long id) throws ReviewRefused {
        Review review = review(id);
        ReviewRefused.needs(review.closing().isEmpty(), "the review is closed");
        ReviewRefused.needs(review.isWhole(), "the review was not written down whole; close it");
        return review;
    }

    private Review review(long id) throws ReviewRefused {
        return reviews.find(id)
                .orElseThrow(() -> new ReviewRefused(Reason.NOT_THERE, "there is no such review"));
    }

    private void take(ReviewRecord record) throws InterruptedException {
        reviews.awaitTaken(recorder.append(record), TAKEN_WAIT);
    }
}
