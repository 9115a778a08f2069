package dev.gatehouse.source.plan;

import java.time.Instant;
import java.util.Optional;

/// A named way in which tools write times; the word in a mapping is the name in small letters.
enum TimeFormat {
    /// RFC 3339, with a space for the `T` and without a zone as well, or seconds or milliseconds
    /// since 1970.
    AUTO {
        @Override
        Optional<Occurred> read(String text, Instant received) {
            return Times.isWhole(text) ? Times.epoch(text) : Times.rfc3339(text);
        }
    },
    /// `2026-11-22T12:30:00.123456789Z`.
    RFC3339 {
        @Override
        Optional<Occurred> read(String text, Instant received) {
            return Times.rfc3339(text);
        }
    },
    /// Milliseconds since 1970.
    EPOCH_MILLIS {
        @Override
        Optional<Occurred> read(String text, Instant received) {
            return Times.epochMillis(text);
        }
    },
    /// Seconds since 1970, with or without a fraction.
    EPOCH_SECONDS {
        @Override
        Optional<Occurred> read(String text, Instant received) {
            return Times.epochSeconds(text);
        }
    },
    /// `20261122T123000+0100`.
    COMPACT {
        @Override
        Optional<Occurred> read(String text, Instant received) {
            return WrittenTime.COMPACT.read(text);
        }
    },
    /// `22/Nov/2026:12:30:00 +0100`, as web servers write it.
    ACCESS_LOG {
        @Override
        Optional<Occurred> read(String text, Instant received) {
            return WrittenTime.ACCESS_LOG.read(text);
        }
    },
    /// `Nov 22 12:30:00`, without year and zone: the year is the one that puts it nearest before
    /// its receipt.
    SYSLOG {
        @Override
        Optional<Occurred> read(String text, Instant received) {
            return WrittenTime.syslog(text, received);
        }
    };

    /// The time, or nothing when `text` is not written like this.
    abstract Optional<Occurred> read(String text, Instant received);
}
