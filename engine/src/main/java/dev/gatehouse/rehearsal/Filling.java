package dev.gatehouse.rehearsal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills the places of a piece: `{{run}}` with what tells this run from every other, `{{millis}}`
/// with the milliseconds since 1970, `{{time}}` with the time as in RFC 3339, and `{{time
/// PATTERN}}` with the time in UTC as [DateTimeFormatter] writes it.
record Filling(String run, Instant time) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(run|millis|time)(?: ([^}]+))?}}");

    /// The piece as it is sent.
    ///
    /// @throws IllegalArgumentException when a pattern is none
    String fill(String piece) {
        return PLACE.matcher(piece)
                .replaceAll(
                        place -> Matcher.quoteReplacement(value(place.group(1), place.group(2))));
    }

    private String value(String name, String pattern) {
        return switch (name) {
            case "run" -> run;
            case "millis" -> Long.toString(time.toEpochMilli());
            default ->
                    pattern == null
                            ? time.toString()
                            : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                                    .format(time.atOffset(ZoneOffset.UTC));
        };
    }
}
