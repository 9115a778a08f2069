package dev.gatehouse.intake;

import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what was refused at the door, by source and reason. The first refusal of a kind, and
/// after that at most one an hour with the count since, is a record of our own: an attack is on
/// record, and cannot fill the journal.
public final class Refusals {
    /// How long refusals of one source for one reason are counted before they are recorded again.
    public static final Duration RECORD_HOURS_MIN = Duration.ofHours(1);

    /// How long a refusal makes one doubt that a source is complete.
    public static final Duration DOUBT_HOURS_MAX = Duration.ofHours(1);

    private record Kind(int source, String channel, Authentication.Reason reason) {}

    /// What was refused since it was last recorded, and when the last was.
    private record Tally(long unrecorded, long total, Instant recorded, Instant last) {}

    private final Recorder recorder;
    private final InstantSource clock;
    private final Map<Kind, Tally> tallies = new HashMap<>();
    private final AtomicLong strangers = new AtomicLong();

    public Refusals(Recorder recorder, InstantSource clock) {
        this.recorder = recorder;
        this.clock = clock;
    }

    synchronized void count(PushRequest request, String channel, Authentication.Reason reason) {
        Kind kind = new Kind(request.source().number(), channel, reason);
        Instant now = clock.instant();
        Tally before = tallies.getOrDefault(kind, new Tally(0, 0, Instant.MIN, Instant.MIN));
        boolean due =
                before.recorded().equals(Instant.MIN)
                        || Duration.between(before.recorded(), now).compareTo(RECORD_HOURS_MIN)
                                >= 0;
        if (due) {
            recorder.append(
                    kind.source(),
                    new OwnRecord.IntakeRefused(
                            kind.source(),
                            channel,
                            reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                            request.address(),
                            before.unrecorded() + 1));
        }
        tallies.put(
                kind,
                new Tally(
                        due ? 0 : before.unrecorded() + 1,
                        before.total() + 1,
                        due ? now : before.recorded(),
                        now));
    }

    /// Counts a delivery that named no source and whose token none has.
    void countStranger() {
        strangers.incrementAndGet();
    }

    /// How many such deliveries came since the start.
    public long strangers() {
        return strangers.get();
    }

    /// How many deliveries of a source were refused since the start, by reason.
    public synchronized Map<String, Long> of(int source) {
        Map<String, Long> counts = new HashMap<>();
        tallies.forEach((kind, tally) -> {
            if (kind.source() == source) {
                counts.merge(kind.reason().words(), tally.total(), Long::sum);
            }
        });
        return counts;
    }

    /// How many deliveries of a source were refused for reasons that something was refused for
    /// within [#DOUBT_HOURS_MAX]. A stranger's bad signature is forgiven after that.
    public synchronized long lately(int source) {
        Instant since = clock.instant().minus(DOUBT_HOURS_MAX);
        return tallies.entrySet().stream()
                .filter(one -> one.getKey().source() == source)
                .filter(one -> one.getValue().last().isAfter(since))
                .mapToLong(one -> one.getValue().total())
                .sum();
    }
}
