package dev.gatehouse.behaviour;

import java.util.List;

/// How somebody stands at one moment.
///
/// @param subject `person:`, `machine:` or `account:` and the id
/// @param entries of the ledger, the oldest first
public record Standing(String subject, Score score, List<Entry> entries) {
    public Standing {
        entries = List.copyOf(entries);
    }
}
