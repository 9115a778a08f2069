package dev.gatehouse.retention;

import dev.gatehouse.record.KeepRecord;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.search.query.QueryParser;
import dev.gatehouse.search.query.QueryProblem;
import dev.gatehouse.search.query.QueryScope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/// What people decide about retention and holds: checked, recorded, and returned when it is so.
public final class Keeping {
    /// Characters of a reason.
    public static final int REASON_CHARS_MAX = 1_000;

    private static final Duration TAKEN_WAIT = Duration.ofSeconds(10);

    private final Recorder recorder;
    private final Retention retention;
    private final InstantSource clock;
    private final ReentrantLock deciding = new ReentrantLock();

    public Keeping(Recorder recorder, Retention retention, InstantSource clock) {
        this.recorder = recorder;
        this.retention = retention;
        this.clock = clock;
    }

    /// Says how long.
    ///
    /// @param source its number; 0 for every source that says nothing of its own
    /// @param days 0 takes back what was said
    public void set(int source, int days, String by) throws InterruptedException {
        if (days < 0 || days > Retention.KEEP_DAYS_MAX) {
            throw new RetentionRefused("keep 1 to " + Retention.KEEP_DAYS_MAX + " days");
        }
        record(new KeepRecord.RetentionSet(source, days, by));
    }

    /// Holds all of a source, or what a query finds, now and later.
    ///
    /// @param source its number; 0 when a query says what
    public Hold place(int source, String query, String reason, String by)
            throws InterruptedException {
        if ((source == 0) == query.isBlank()) {
            throw new RetentionRefused("hold a source, or what a query finds");
        }
        if (!query.isBlank()) {
            try {
                QueryParser.parse(query, QueryScope.utc(clock.instant()));
            } catch (QueryProblem problem) {
                throw new RetentionRefused("the query is not understood: " + problem.what());
            }
        }
        long number = record(new KeepRecord.HoldPlaced(source, query, checked(reason), by));
        return hold(number);
    }

    /// Lets go of a hold.
    public Hold release(long number, String reason, String by) throws InterruptedException {
        deciding.lock();
        try {
            if (!hold(number).stands()) {
                throw new RetentionRefused("hold " + number + " was released before");
            }
            record(new KeepRecord.HoldReleased(number, checked(reason), by));
            return hold(number);
        } finally {
            deciding.unlock();
        }
    }

    private Hold hold(long number) {
        return retention.holds().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> new RetentionRefused("there is no hold " + number));
    }

    private static String checked(String reason) {
        String text = reason.strip();
        if (text.isEmpty() || text.length() > REASON_CHARS_MAX) {
            throw new RetentionRefused(
                    "a reason of 1 to " + REASON_CHARS_MAX + " characters is recorded with it");
        }
        return text;
    }

    private long record(OwnRecord record) throws InterruptedException {
        long position = recorder.append(record);
        if (!retention.awaitTaken(position, TAKEN_WAIT)) {
            throw new RetentionRefused("it is recorded, but the view of retention is behind");
        }
        return position;
    }
}
