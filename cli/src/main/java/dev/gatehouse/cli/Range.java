package dev.gatehouse.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The stretch of time a command asks about; all time unless told.
final class Range {
    private static final Pattern AGO = Pattern.compile("([0-9]{1,6})([smhdw])");

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "From then on: 30m, 24h, 7d, 2w, 2026-11-20 or an RFC 3339 instant.")
    private @Nullable String since;

    @Option(
            names = "--until",
            paramLabel = "WHEN",
            description = "Up to, not including, then; written like --since.")
    private @Nullable String until;

    /// Adds `from` and `to` where they were given.
    void addTo(Map<String, String> parameters, InstantSource clock) {
        if (since != null) {
            parameters.put("from", instant(since, clock).toString());
        }
        if (until != null) {
            parameters.put("to", instant(until, clock).toString());
        }
    }

    /// The options as typed, to repeat them in a hint.
    String typed() {
        return (since == null ? "" : " --since " + since)
                + (until == null ? "" : " --until " + until);
    }

    /// Whether a beginning was given.
    boolean hasBeginning() {
        return since != null;
    }

    /// Sets the beginning a command has of its own, where none was given.
    void beginUnlessGiven(String usual) {
        if (since == null) {
            since = usual;
        }
    }

    static Instant instant(String text, InstantSource clock) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            return clock.instant().minus(duration(Long.parseLong(ago.group(1)), ago.group(2)));
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    "'"
                            + text
                            + "' is no time; write 30m, 24h, 7d, 2w, 2026-11-20 (UTC) or"
                            + " 2026-11-20T14:00:00Z");
        }
    }

    private static Duration duration(long amount, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "w" -> Duration.ofDays(7 * amount);
            default -> Duration.ofDays(amount);
        };
    }
}
