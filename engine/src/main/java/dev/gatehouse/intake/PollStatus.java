package dev.gatehouse.intake;

import java.time.Instant;
import java.util.Optional;

/// How one polled channel is doing, for people.
///
/// @param pass how far the running pass is, from 0 to 1; 1 between passes
/// @param limit requests the tool allows in its window; empty until it said
/// @param remaining of them, how many are left
/// @param waitsUntil when the next request goes out, where it waits
/// @param error what went wrong last; empty when nothing did
public record PollStatus(
        PolledChannel polled,
        double pass,
        String limit,
        String remaining,
        Optional<Instant> waitsUntil,
        String error) {}
