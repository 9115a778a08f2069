package dev.gatehouse.inventory;

import java.util.List;

/// What differs between two pictures of one inventory.
///
/// @param gone facts of the earlier one
/// @param come facts of the later one
public record FactDifference(List<Fact> gone, List<Fact> come) {
    public FactDifference {
        gone = List.copyOf(gone);
        come = List.copyOf(come);
    }
}
