package dev.gatehouse.retention;

import dev.gatehouse.journal.Heading;
import dev.gatehouse.journal.Journal;
import dev.gatehouse.record.Erase;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.search.EventIndex;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Destroys what is older than its source is kept and no hold keeps: the pieces tools sent, by the
/// time they were received. Each cut is an erasure, with a tombstone that says which positions and
/// why; what is left proves and verifies as before. Gatehouse's own records and the snapshots
/// rights rest on are never cut.
public final class Cuts implements AutoCloseable {
    /// Between two looks.
    static final Duration LOOK_EVERY = Duration.ofHours(6);

    /// Positions of one tombstone.
    static final int POSITIONS_MAX = 10_000;

    /// Positions one look destroys; the rest is for the next.
    static final int LOOK_POSITIONS_MAX = 200_000;

    private static final String BY = "retention";
    private static final int CHUNK_RECORDS = 4_096;

    private final Recorder recorder;
    private final Retention retention;
    private final EventIndex index;
    private final InstantSource clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Optional<Last> last = Optional.empty();

    /// How the last look ended.
    ///
    /// @param destroyed records it destroyed
    /// @param waits why it destroyed nothing, when it could not
    public record Last(Instant at, long destroyed, Optional<String> waits) {}

    private Cuts(Recorder recorder, Retention retention, EventIndex index, InstantSource clock) {
        this.recorder = recorder;
        this.retention = retention;
        this.index = index;
        this.clock = clock;
    }

    /// One that looks when it is told to.
    public static Cuts by(
            Recorder recorder, Retention retention, EventIndex index, InstantSource clock) {
        return new Cuts(recorder, retention, index, clock);
    }

    /// One that looks by itself, the first time a while after the start.
    public static Cuts start(
            Recorder recorder, Retention retention, EventIndex index, InstantSource clock) {
        Cuts cuts = by(recorder, retention, index, clock);
        Thread.ofVirtual().name("retention").start(cuts::watch);
        return cuts;
    }

    private void watch() {
        try {
            while (!stopped.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// How the last look ended; empty before the first.
    public Optional<Last> last() {
        return last;
    }

    /// Destroys what is due.
    ///
    /// @return what it did, or why it waits
    public synchronized Last look() {
        Instant now = clock.instant();
        Last ended;
        try {
            ended = new Last(now, cut(now), Optional.empty());
        } catch (RuntimeException fault) {
            String why = String.valueOf(fault.getMessage());
            if (last.flatMap(Last::waits).filter(why::equals).isEmpty()) {
                System.getLogger(Cuts.class.getName())
                        .log(System.Logger.Level.WARNING, "retention waits", fault);
            }
            ended = new Last(now, 0, Optional.of(why));
        }
        last = Optional.of(ended);
        return ended;
    }

    private long cut(Instant now) {
        long before = firstReceivedFrom(micros(now, retention.shortest(now)));
        if (before == 0) {
            return 0;
        }
        if (retention.cursor() < before) {
            throw new RetentionRefused("the view of retention is behind");
        }
        HeldRecords held = HeldRecords.of(retention, index, before);
        long destroyed = 0;
        Erase erase = new Erase(recorder);
        for (Map.Entry<Integer, List<Long>> of : due(now, before, held).entrySet()) {
            String reason = "kept " + retention.daysInForce(of.getKey(), now) + " days";
            List<Long> all = of.getValue();
            for (int from = 0; from < all.size() && isGoing(); from += POSITIONS_MAX) {
                List<Long> part = all.subList(from, Math.min(all.size(), from + POSITIONS_MAX));
                erase.pieces(part, reason, BY);
                destroyed += part.size();
            }
        }
        return destroyed;
    }

    /// The first record received at a time or later; records stand in the order they were received.
    private long firstReceivedFrom(long micros) {
        Journal journal = recorder.journal();
        long low = 0;
        long high = journal.checkpoint().size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (journal.headings(middle, 1).getFirst().receivedMicros() < micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isGoing() {
        return stopped.getCount() > 0;
    }

    /// Live pieces whose time is over and that nothing holds, by source.
    private Map<Integer, List<Long>> due(Instant now, long before, HeldRecords held) {
        Map<Integer, Long> ends = new HashMap<>();
        Map<Integer, List<Long>> due = new TreeMap<>();
        int found = 0;
        for (long from = 0; from < before && found < LOOK_POSITIONS_MAX; from += CHUNK_RECORDS) {
            int count = (int) Math.min(CHUNK_RECORDS, before - from);
            for (Heading heading : recorder.journal().headings(from, count)) {
                int source = heading.source();
                long end =
                        ends.computeIfAbsent(
                                source, one -> micros(now, retention.daysInForce(one, now)));
                if (isDue(heading, end) && !held.keeps(source, heading.position())) {
                    due.computeIfAbsent(source, _ -> new ArrayList<>()).add(heading.position());
                    found++;
                }
            }
        }
        return due;
    }

    private boolean isDue(Heading heading, long end) {
        return heading.kind() == RecordKind.PIECE.number()
                && !heading.erased()
                && heading.receivedMicros() < end
                && !retention.isOfSnapshot(heading.position());
    }

    private static long micros(Instant now, int days) {
        return TimeUnit.MILLISECONDS.toMicros(now.minus(Duration.ofDays(days)).toEpochMilli());
    }

    /// Stops after the cut that is being made.
    @Override
    public void close() {
        stopped.countDown();
        synchronized (this) {
            last = last.or(Optional::empty);
        }
    }
}
