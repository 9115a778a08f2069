package dev.gatehouse.inventory.plan;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an event alters in a listing.
///
/// @param of what the listing is asked with
/// @param text for `NOW` and `WHOLE` an object as the API would answer with it, as far as the event
///   says; for `GONE` an account or a group as facts name it, or empty for all; empty for `UNSURE`
/// @param on for `GONE` the resource on which; empty for all of the listing's
public record Altering(
        String listing, SortedMap<String, String> of, How how, String text, String on) {
    public Altering {
        of = Collections.unmodifiableSortedMap(new TreeMap<>(of));
    }

    /// What becomes of the listing.
    public enum How {
        /// This object of it is so from now on; the rest stays.
        NOW,
        /// It is this one object from now on.
        WHOLE,
        /// What it says of somebody, or of a resource, is so no longer.
        GONE,
        /// It is otherwise; how, nobody has said yet.
        UNSURE
    }
}
