package dev.gatehouse.access.model;

import java.util.List;

/// A line of the model that applies to what was used, or would if more were known.
///
/// @param at where it stands, as `file:line`
/// @param missing what would have to be known; empty where it applies for certain
public record Found(String at, List<String> missing) {
    public Found {
        missing = List.copyOf(missing);
    }

    /// Whether it applies.
    public boolean isCertain() {
        return missing.isEmpty();
    }
}
