package dev.gatehouse.access.model;

import dev.gatehouse.event.ResourcePattern;
import java.util.List;
import java.util.Map;

/// What the model does about house rules.
///
/// @param off the ids of those that do not count, with the `file:line` that says so
/// @param tuned where some do not count
public record HouseChanges(Map<String, String> off, List<Tuned> tuned) {
    /// Every house rule counts everywhere.
    public static final HouseChanges NONE = new HouseChanges(Map.of(), List.of());

    public HouseChanges {
        off = Map.copyOf(off);
        tuned = List.copyOf(tuned);
    }

    /// A house rule that does not count on some resources.
    public record Tuned(String rule, List<ResourcePattern> notOn, String why, String at) {
        public Tuned {
            notOn = List.copyOf(notOn);
        }
    }
}
