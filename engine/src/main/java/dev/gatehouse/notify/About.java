package dev.gatehouse.notify;

import dev.gatehouse.record.FindingRecord.Raised;

/// A record somebody may be told of.
///
/// @param position where it stands in the journal; -1 for a try-out
public record About(long position, String rule, Severity severity, String resource, Raised raised) {
    static About of(long position, Raised raised) {
        return new About(
                position,
                raised.rule(),
                Severity.of(raised.severity()).orElse(Severity.MEDIUM),
                raised.resource(),
                raised);
    }
}
