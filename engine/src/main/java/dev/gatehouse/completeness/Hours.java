package dev.gatehouse.completeness;

import dev.gatehouse.completeness.HourRow.Count;
import dev.gatehouse.record.DeliveryRecord;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.Sameness;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What one channel sent of each hour. An event stands under the hour in which it happened, so that
/// an hour of which nothing came is seen, and is filled when what was missing comes; what has no
/// time of its own (a delivery, what was refused) under the hour in which it came. Guarded by the
/// lock of [Completeness].
final class Hours {
    /// Hours kept, the latest five weeks.
    static final int HOURS_MAX = 35 * 24;

    private static final long HOUR_SECONDS = Duration.ofHours(1).toSeconds();

    // The hour is written before a colon, its numbers behind it.
    private static final char COLON = ':';

    private final TreeMap<Long, HourRow> rows = new TreeMap<>();

    static Hours of(List<String> saved) {
        Hours hours = new Hours();
        for (String each : saved) {
            int colon = each.indexOf(COLON);
            hours.rows.put(
                    Long.parseLong(each.substring(0, Math.max(0, colon))),
                    HourRow.parse(each.substring(colon + 1)));
        }
        return hours;
    }

    List<String> saved() {
        List<String> out = new ArrayList<>(rows.size());
        rows.forEach((hour, row) -> out.add("" + hour + COLON + row.text()));
        return out;
    }

    void delivered(DeliveryRecord delivery, Instant received) {
        HourRow row = row(received);
        row.add(Count.BYTES, delivery.body().length());
        row.add(Count.DUPLICATE, delivery.duplicates());
        delivery.reduction().refused().values().forEach(many -> row.add(Count.REFUSED, many));
    }

    /// Deliveries that were refused at the door.
    void refused(Instant recorded, long many) {
        row(recorded).add(Count.REFUSED, many);
    }

    void happened(FoldedEvent folded) {
        HourRow row = row(folded.event().time().time());
        if (folded.sameness() == Sameness.First.FIRST && !folded.hint()) {
            row.happened(folded.event());
        } else {
            row.add(Count.DUPLICATE, 1);
        }
    }

    private HourRow row(Instant time) {
        HourRow row =
                rows.computeIfAbsent(
                        Math.floorDiv(time.getEpochSecond(), HOUR_SECONDS), _ -> new HourRow());
        if (rows.size() > HOURS_MAX) {
            rows.pollFirstEntry();
        }
        return row;
    }

    /// Adds the hours since a moment, the one it lies in too, to those of other channels.
    void addTo(Map<Instant, HourRow> sum, Instant since) {
        Instant hour = since.truncatedTo(ChronoUnit.HOURS);
        rows.tailMap(hour.getEpochSecond() / HOUR_SECONDS, true)
                .forEach((each, row) ->
                        sum.computeIfAbsent(
                                        Instant.ofEpochSecond(each * HOUR_SECONDS),
                                        _ -> new HourRow())
                                .add(row));
    }

    /// What the events since a moment, of the hour it lies in too, say about themselves.
    HourCounts.Shown shown(Instant since) {
        TreeMap<Instant, HourRow> hours = new TreeMap<>();
        addTo(hours, since);
        HourRow sum = new HourRow();
        hours.values().forEach(sum::add);
        return sum.counts(since).shown();
    }
}
