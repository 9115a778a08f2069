package dev.gatehouse.review.leaving;

import dev.gatehouse.event.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What events tell of somebody who leaves.
///
/// @param accounts by account: what it did since their last day
/// @param credentials by fingerprint: what was done with it since
/// @param taken what took something of theirs away, oldest first
public record Traces(
        Map<String, Acted> accounts, Map<String, Acted> credentials, List<Taken> taken) {
    public Traces {
        accounts = Map.copyOf(accounts);
        credentials = Map.copyOf(credentials);
        taken = List.copyOf(taken);
    }

    /// What was done since.
    ///
    /// @param account that did the last of it
    /// @param events how many, the refused ones included
    /// @param worked how many were not refused
    /// @param last when the last of those that were not refused happened; when any did where none
    /// @param newest its id
    public record Acted(String account, long events, long worked, Instant last, EventId newest) {}

    /// An event that took an account out of something.
    ///
    /// @param from the path it was taken out of
    public record Taken(String account, String from, Instant when, EventId event) {}
}
