package dev.gatehouse.access.compare;

import dev.gatehouse.access.used.Use;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Right;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one account used, by every path it lies on or below, so that asking of a right does not go
/// through all of it.
final class Footprint {
    private final List<Use> uses;
    private final Map<String, Set<Permission>> byPath = new HashMap<>();

    Footprint(List<Use> uses) {
        this.uses = uses;
        for (Use use : uses) {
            String path = use.resource();
            for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
                byPath.computeIfAbsent(
                                path.substring(0, end), _ -> EnumSet.noneOf(Permission.class))
                        .add(use.permission());
            }
        }
    }

    /// Whether any of these permissions may have been exercised there or below.
    ///
    /// @param path may have stars
    boolean isOn(String path, Set<Permission> permissions) {
        return path.indexOf('*') >= 0
                || !Collections.disjoint(byPath.getOrDefault(path, Set.of()), permissions);
    }

    /// Whether a permission was needed for anything that was done where the right reaches.
    boolean isUsed(Right right, Permission permission) {
        if (right.resource().indexOf('*') < 0) {
            return Grounds.permits(byPath.getOrDefault(right.resource(), Set.of()), permission);
        }
        return uses.stream()
                .anyMatch(use ->
                        Grounds.permits(Set.of(use.permission()), permission)
                                && Grounds.reaches(right, use.resource()));
    }
}
