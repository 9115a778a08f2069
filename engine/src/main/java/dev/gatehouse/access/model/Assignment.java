package dev.gatehouse.access.model;

import dev.gatehouse.event.Permission;
import java.util.stream.Collectors;

/// One line that says whom something is allowed, or denied.
///
/// @param at where it stands, as `file:line`
public record Assignment(Whom to, Scope scope, Terms terms, About about, String at) {

    /// What it says, for people.
    public String sentence() {
        String what =
                scope.permissions().stream()
                        .sorted()
                        .map(Permission::word)
                        .collect(Collectors.joining(", "));
        String as = about.role().isEmpty() ? "" : " (" + about.role() + ")";
        String when = terms.isAlways() ? "" : ", if " + terms;
        return to + " may " + what + as + " on " + patterns(scope) + when;
    }

    static String patterns(Scope scope) {
        return scope.on().stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
