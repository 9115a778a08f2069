package dev.gatehouse.detection;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Trust;
import dev.gatehouse.event.Words;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// An event as correlations keep it: by what it goes by, and with as much of it as is said when
/// something is raised.
///
/// @param isTrusted whether its delivery was authenticated
/// @param account empty where the tool named nobody
/// @param resource the path; empty where it is about none
record Reference(
        EventId id, Instant time, Age age, boolean isTrusted, String account, String resource) {
    /// Characters kept of an account.
    static final int ACCOUNT_CHARS_MAX = 300;

    private static final String BETWEEN = "\u001f";
    private static final int PARTS = 6;

    /// How its source was known when it happened.
    enum Age {
        /// It happened long before it came in.
        HISTORY,
        /// Its source is not known for long.
        LEARNING,
        /// Its source is known.
        WATCHED
    }

    /// @param id what the event goes by, that of an earlier one it completes
    static Reference of(EventId id, Event event, Age age) {
        String account = event.actor().id().isEmpty() ? "" : event.account();
        return new Reference(
                id,
                event.time().time(),
                age,
                event.receipt().trust() != Trust.NONE,
                account.substring(0, Math.min(account.length(), ACCOUNT_CHARS_MAX))
                        .replace(BETWEEN, " "),
                event.resource().path().text());
    }

    /// The text correlations keep.
    String text() {
        return String.join(
                BETWEEN,
                id.toString(),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, time)),
                Words.of(age),
                Boolean.toString(isTrusted),
                account,
                resource);
    }

    /// Reads what [#text] wrote.
    static Reference parse(String text) {
        String[] parts = text.split(BETWEEN, PARTS);
        return new Reference(
                EventId.parse(parts[0]),
                Instant.EPOCH.plus(Long.parseLong(parts[1]), ChronoUnit.MICROS),
                Words.parse(Age.class, parts[2]).orElseThrow(),
                Boolean.parseBoolean(parts[3]),
                parts[4],
                parts[5]);
    }
}
