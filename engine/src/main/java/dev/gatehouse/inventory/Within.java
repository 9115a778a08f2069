package dev.gatehouse.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What of one resource lies within another.
final class Within {
    private static final String ANY = "**";

    private Within() {}

    /// The part of what `resource` covers that `limit` covers too; nothing when they are apart.
    ///
    /// @param resource a path, or a pattern with `*` and `**` in the places of names
    /// @param limit as well
    static Optional<String> of(String resource, String limit) {
        List<String> ours = List.of(resource.split("/", -1));
        List<String> theirs = List.of(limit.split("/", -1));
        List<String> both = new ArrayList<>();
        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            if (i >= ours.size()) {
                both.addAll(theirs.subList(i, theirs.size()));
                break;
            }
            if (i >= theirs.size()) {
                both.addAll(ours.subList(i, ours.size()));
                break;
            }
            // From here on either may be deeper; the narrower one to the eye is kept.
            if (ours.get(i).equals(ANY) || theirs.get(i).equals(ANY)) {
                List<String> rest = ours.get(i).equals(ANY) ? theirs : ours;
                both.addAll(rest.subList(i, rest.size()));
                break;
            }
            Optional<String> name = name(ours.get(i), theirs.get(i));
            if (name.isEmpty()) {
                return Optional.empty();
            }
            both.add(name.get());
        }
        return Optional.of(String.join("/", both));
    }

    private static Optional<String> name(String one, String other) {
        if (one.equals(other) || other.equals("*")) {
            return Optional.of(one);
        }
        return one.equals("*") ? Optional.of(other) : Optional.empty();
    }
}
