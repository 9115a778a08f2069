package dev.gatehouse.review;

import dev.gatehouse.access.compare.Inputs;
import dev.gatehouse.inventory.FactChange;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.ReviewRecord.ReviewLines;
import dev.gatehouse.record.ReviewRecord.ReviewOpened;
import dev.gatehouse.record.ReviewRecord.ReviewScope;
import dev.gatehouse.record.ReviewedRight;
import dev.gatehouse.review.ReviewRefused.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/// Opens reviews: freezes what a scope holds, hashes it, records it, and returns when it can be
/// decided about. Safe for many threads.
public final class Opening {
    /// Lines of one review.
    public static final int LINES_MAX = 100_000;

    /// Lines of all reviews there are.
    public static final int LINES_KEPT_MAX = 1_000_000;

    /// Characters of a name.
    public static final int NAME_CHARS_MAX = 120;

    /// For how long a review may go on.
    public static final int DUE_DAYS_MAX = 366;

    private static final int LINES_OF_A_RECORD = 200;
    private static final int RECORDS_AT_ONCE = 50;
    private static final Duration TAKEN_WAIT = Duration.ofSeconds(30);

    private final Recorder recorder;
    private final Reviews reviews;
    private final Function<Instant, List<FactChange>> changes;
    private final Supplier<Inputs> inputs;
    // One at a time, so that the lines behind an opening are its own.
    private final ReentrantLock opening = new ReentrantLock();

    /// @param inputs what is granted, expected and used now
    /// @param changes of what is granted, up to a moment
    public Opening(
            Recorder recorder,
            Reviews reviews,
            Function<Instant, List<FactChange>> changes,
            Supplier<Inputs> inputs) {
        this.recorder = recorder;
        this.reviews = reviews;
        this.changes = changes;
        this.inputs = inputs;
    }

    /// What to review.
    ///
    /// @param fallback `user:` or `person:` and an id
    public record Asked(String name, Instant due, ReviewScope scope, Rule rule, String fallback) {}

    private List<ReviewedRight> freeze(Asked asked, Inputs now) {
        Origins origins = new Origins(changes.apply(now.grounds().at()));
        return new Freezing(now, origins, new Before(reviews.all()), asked.rule())
                .lines(asked.scope());
    }

    /// @param by who opens it
    public Review open(Asked asked, String by) throws ReviewRefused, InterruptedException {
        ReviewRefused.needs(!asked.name().isBlank(), "a review needs a name");
        ReviewRefused.needs(
                asked.name().length() <= NAME_CHARS_MAX,
                "a name has at most " + NAME_CHARS_MAX + " characters");
        opening.lock();
        try {
            Inputs now = inputs.get();
            Instant at = now.grounds().at();
            ReviewRefused.needs(
                    asked.due().isAfter(at)
                            && asked.due().isBefore(at.plus(Duration.ofDays(DUE_DAYS_MAX))),
                    "a review is due within " + DUE_DAYS_MAX + " days");
            List<ReviewedRight> lines = freeze(asked, now);
            ReviewRefused.needs(!lines.isEmpty(), "nobody holds anything in that scope");
            ReviewRefused.needs(
                    lines.size() <= LINES_MAX,
                    "that is more than " + LINES_MAX + " lines; review a part of it");
            ReviewRefused.needs(
                    reviews.lines() + lines.size() <= LINES_KEPT_MAX,
                    "all reviews together have at most " + LINES_KEPT_MAX + " lines");
            return record(asked, at, lines, by);
        } finally {
            opening.unlock();
        }
    }

    private Review record(Asked asked, Instant at, List<ReviewedRight> lines, String by)
            throws ReviewRefused, InterruptedException {
        String digest = Digest.of(at, lines);
        long id =
                recorder.append(
                        new ReviewOpened(
                                asked.name().strip(),
                                asked.due(),
                                asked.scope(),
                                asked.rule().word(),
                                asked.fallback(),
                                at,
                                lines.size(),
                                digest,
                                by));
        long last = id;
        List<ReviewLines> batch = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += LINES_OF_A_RECORD) {
            int to = Math.min(lines.size(), from + LINES_OF_A_RECORD);
            batch.add(new ReviewLines(digest, from, lines.subList(from, to)));
            if (batch.size() == RECORDS_AT_ONCE || to == lines.size()) {
                last = recorder.append(batch) + batch.size() - 1;
                batch.clear();
            }
        }
        reviews.awaitTaken(last, TAKEN_WAIT);
        return reviews.find(id)
                .orElseThrow(
                        () -> new ReviewRefused(Reason.NOT_THERE, "the review is not there yet"));
    }
}
