package dev.gatehouse.search.query;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// What a query is read against.
///
/// @param now what `-24h` and `today` count from
/// @param zone where a day begins
public record QueryScope(Instant now, ZoneId zone) {
    /// Days begin at midnight UTC.
    public static QueryScope utc(Instant now) {
        return new QueryScope(now, ZoneOffset.UTC);
    }
}
