package dev.gatehouse.completeness;

import java.time.Instant;
import java.util.List;

/// What one source sent of one hour, or of several added up.
///
/// @param hour when it begins
/// @param received events of which the tool says that they happened in it, each counted once
/// @param duplicate what came again, or by another way too
/// @param unmapped of those received, the ones whose action no mapping lists
/// @param unreadable of those received, the ones nobody could read
/// @param refused what was refused at the door, and what is not kept as set for the source
/// @param late of those received, the ones that came more than a day after they happened
/// @param lag how long after it happened the rest came
/// @param shown what those that were understood say about themselves
/// @param bytes of the deliveries that came in during it
public record HourCounts(
        Instant hour,
        long received,
        long duplicate,
        long unmapped,
        long unreadable,
        long refused,
        long late,
        Lag lag,
        Shown shown,
        long bytes) {

    /// How many of the events that were understood say it.
    ///
    /// @param understood how many there are
    /// @param actor name who acted
    /// @param credential say with what
    /// @param address say from which address
    /// @param client say with which program
    /// @param outcome say how it ended
    public record Shown(
            long understood,
            long actor,
            long credential,
            long address,
            long client,
            long outcome) {}

    /// Several hours as one.
    ///
    /// @param from when they begin
    public static HourCounts sum(Instant from, List<HourCounts> hours) {
        HourRow row = new HourRow();
        hours.forEach(each -> row.add(HourRow.of(each)));
        return row.counts(from);
    }
}
