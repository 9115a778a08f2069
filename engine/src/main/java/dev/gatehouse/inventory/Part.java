package dev.gatehouse.inventory;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// One listing of one source: the collaborators of this repository, the members of that group.
///
/// @param source the number of the source
/// @param listing its name in the tool's `inventory.yaml`
/// @param of the parameters it was asked with, such as `repository` → `acme/payments`
public record Part(int source, String listing, SortedMap<String, String> of) {
    public Part {
        of = Collections.unmodifiableSortedMap(new TreeMap<>(of));
    }

    @Override
    public String toString() {
        return of.isEmpty() ? listing : listing + " " + String.join(" ", of.values());
    }
}
