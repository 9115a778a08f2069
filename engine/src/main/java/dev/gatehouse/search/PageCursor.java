package dev.gatehouse.search;

import dev.gatehouse.event.EventId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a page ended: its last event's time and id, and the position all pages are as of. Written
/// `micros_position.n_asOf`; a page after it holds what comes next in the order of lists and
/// nothing that arrived since.
///
/// @param micros the last event's time, in microseconds since 1970
public record PageCursor(long micros, EventId last, long asOf) {
    private static final Pattern WRITTEN =
            Pattern.compile("(-?[0-9]{1,18})_([0-9]{1,18}\\.[0-9]{1,9})_([0-9]{1,18})");

    /// Reads what [#toString] writes; empty when it is not that.
    public static Optional<PageCursor> parse(String text) {
        Matcher parts = WRITTEN.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new PageCursor(
                                Long.parseLong(parts.group(1)),
                                EventId.parse(parts.group(2)),
                                Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return micros + "_" + last + "_" + asOf;
    }
}
