package dev.gatehouse.search;

/// How many events match. Counting stops where a person stops caring, and says so.
///
/// @param value the number, or the cap
/// @param capped whether there are more than `value`
public record Count(long value, boolean capped) {
    /// Where counting stops.
    public static final int COUNTED_EVENTS_MAX = 10_000;

    /// `311`, or `10 000+`.
    @Override
    public String toString() {
        String digits = Long.toString(value);
        String grouped =
                digits.length() > 4 ? digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", " ") : digits;
        return capped ? grouped + "+" : grouped;
    }
}
