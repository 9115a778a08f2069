package dev.gatehouse.access.model;

import dev.gatehouse.event.Permission;
import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.ResourcePattern;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which permissions on which resources.
///
/// @param permissions as written; what they bring along counts too, see [#permits]
/// @param on one of these must mean the path
/// @param within and one of these, where there are any: a role's, that an assignment narrowed
public record Scope(
        Set<Permission> permissions, List<ResourcePattern> on, List<ResourcePattern> within) {
    public Scope {
        // Asked of every event: one of these answers from the bits of a number.
        EnumSet<Permission> bits = EnumSet.noneOf(Permission.class);
        bits.addAll(permissions);
        permissions = Collections.unmodifiableSet(bits);
        on = List.copyOf(on);
        within = List.copyOf(within);
    }

    /// Every permission there is.
    static Set<Permission> everyPermission() {
        return EnumSet.complementOf(EnumSet.of(Permission.NONE));
    }

    /// Whether it holds the permission. Who may write may read, who may deploy may run; admin
    /// brings nothing along.
    public boolean permits(Permission permission) {
        return permissions.contains(permission)
                || (permission == Permission.READ && permissions.contains(Permission.WRITE))
                || (permission == Permission.RUN && permissions.contains(Permission.DEPLOY));
    }

    /// Whether the path is meant.
    public boolean reaches(ResourcePath path) {
        return any(on, path) && (within.isEmpty() || any(within, path));
    }

    private static boolean any(List<ResourcePattern> patterns, ResourcePath path) {
        for (ResourcePattern pattern : patterns) {
            if (pattern.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
