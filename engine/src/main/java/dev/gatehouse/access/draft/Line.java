package dev.gatehouse.access.draft;

import dev.gatehouse.event.Permission;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a group may do in one place, as a draft proposes it.
///
/// @param to a group, as a model names it
/// @param allow never admin, approve or secret
/// @param on a pattern
/// @param events that people of the group did there
/// @param people their names, the busiest first
/// @param granted the right that gives it to one of them, in the tool's words; empty where no
///   snapshot tells
public record Line(
        String to,
        Set<Permission> allow,
        String on,
        long events,
        List<String> people,
        String granted) {
    private static final int NAMED_MAX = 3;

    public Line {
        allow = Set.copyOf(allow);
        people = List.copyOf(people);
    }

    /// Why it stands there.
    public String reason() {
        int more = people.size() - NAMED_MAX;
        String names = String.join(", ", people.subList(0, Math.min(NAMED_MAX, people.size())));
        String by = more > 0 ? names + " and " + more + " more" : names;
        String given = granted.isEmpty() ? "" : "; granted through " + granted;
        return String.format(Locale.ROOT, "%,d events by %s%s", events, by, given);
    }
}
