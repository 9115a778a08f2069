package dev.gatehouse.event;

import java.time.Duration;
import java.time.Instant;

/// When: the tool's own time, ours, and the one to order by.
///
/// @param time `occurred` where it is plausible, else `received`
/// @param occurred what the tool said; equal to `received` where it said nothing readable
/// @param received when the piece came in, as its leaf says
/// @param quality how far `time` can be trusted
public record EventTime(Instant time, Instant occurred, Instant received, TimeQuality quality) {
    /// How far before its receipt an event is believed.
    public static final Duration PAST_MAX = Duration.ofDays(400);

    /// How far after its receipt an event is believed.
    public static final Duration FUTURE_MAX = Duration.ofMinutes(5);

    /// Believes `occurred` within the two limits, or in any past when the import trusts times.
    public static EventTime of(
            Instant occurred, TimeQuality quality, Instant received, boolean trustTimes) {
        boolean tooOld = !trustTimes && occurred.isBefore(received.minus(PAST_MAX));
        boolean tooNew = occurred.isAfter(received.plus(FUTURE_MAX));
        return tooOld || tooNew
                ? new EventTime(received, occurred, received, TimeQuality.RECEIVED)
                : new EventTime(occurred, occurred, received, quality);
    }

    /// The tool said no time that can be read.
    public static EventTime unsaid(Instant received) {
        return new EventTime(received, received, received, TimeQuality.RECEIVED);
    }
}
