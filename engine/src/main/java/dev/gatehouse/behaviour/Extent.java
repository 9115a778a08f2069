package dev.gatehouse.behaviour;

import java.util.Map;

/// How much is remembered of all, and what had to be forgotten before its time.
///
/// @param accounts whose habits are remembered
/// @param learning of these, how many are only learned yet
/// @param credentials of which it is remembered from where they are used
/// @param ledgers that hold something
/// @param forgotten accounts, credentials and ledgers forgotten because there were too many
/// @param signals how often each signal was seen, by its word
public record Extent(
        long accounts,
        long learning,
        long credentials,
        long ledgers,
        long forgotten,
        Map<String, Long> signals) {
    public Extent {
        signals = Map.copyOf(signals);
    }
}
