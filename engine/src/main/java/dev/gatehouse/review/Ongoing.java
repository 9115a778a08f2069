package dev.gatehouse.review;

import dev.gatehouse.event.Words;
import dev.gatehouse.record.ReviewRecord.ReviewClosed;
import dev.gatehouse.record.ReviewRecord.ReviewDecided;
import dev.gatehouse.record.ReviewRecord.ReviewLines;
import dev.gatehouse.record.ReviewRecord.ReviewOpened;
import dev.gatehouse.record.ReviewedRight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One review while its records are read. Used under its owner's lock.
final class Ongoing {
    private final long id;
    private final ReviewOpened opening;
    private final Instant opened;
    private final List<Line> lines = new ArrayList<>();
    private Optional<Review.Closing> closing = Optional.empty();
    private long version;
    private @Nullable Review shown;

    Ongoing(long id, ReviewOpened opening, Instant opened) {
        this.id = id;
        this.opening = opening;
        this.opened = opened;
        this.version = id;
    }

    // Lines that are not the next of this review are passed over.
    void take(ReviewLines some, long position) {
        if (!some.digest().equals(opening.digest())
                || some.first() != lines.size()
                || lines.size() + some.lines().size() > opening.lines()) {
            return;
        }
        for (ReviewedRight held : some.lines()) {
            lines.add(new Line(lines.size(), held, held.reviewers(), List.of()));
        }
        changed(position);
    }

    void take(ReviewDecided decided, Instant when, long position) {
        Optional<Decision> decision = Words.parse(Decision.class, decided.decision());
        if (decision.isEmpty() || closing.isPresent()) {
            return;
        }
        Line.Step step =
                new Line.Step(
                        decision.get(),
                        decided.keep(),
                        decided.to(),
                        decided.text(),
                        decided.lines().size(),
                        decided.spentMillis(),
                        when,
                        decided.by());
        for (long number : decided.lines()) {
            if (number >= 0 && number < lines.size()) {
                lines.set((int) number, after(lines.get((int) number), step));
            }
        }
        changed(position);
    }

    private static Line after(Line line, Line.Step step) {
        List<Line.Step> steps = new ArrayList<>(line.steps());
        steps.add(step);
        List<String> reviewers =
                switch (step.decision()) {
                    case DELEGATE -> List.of(step.to());
                    case NOT_MINE -> List.of();
                    case KEEP, REDUCE, REVOKE, ASK, UNDO -> line.reviewers();
                };
        return new Line(line.number(), line.held(), reviewers, steps);
    }

    void take(ReviewClosed closed, Instant when, long position) {
        if (closing.isEmpty()) {
            closing =
                    Optional.of(
                            new Review.Closing(
                                    when, closed.undecided(), closed.reason(), closed.by()));
            changed(position);
        }
    }

    private void changed(long position) {
        version = position;
        shown = null;
    }

    long id() {
        return id;
    }

    int size() {
        return lines.size();
    }

    Review review() {
        Review known = shown;
        if (known == null) {
            known = new Review(id, opening, opened, lines, closing, version);
            shown = known;
        }
        return known;
    }
}
