package dev.gatehouse.access.compare;

import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Right;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the rights of one account let it do, by path, so that asking of a use does not go through
/// all of them.
final class Reachable {
    private final Map<String, Set<Permission>> byPath = new HashMap<>();
    private final List<Right> patterns = new ArrayList<>();

    Reachable(List<Right> rights) {
        for (Right right : rights) {
            if (right.resource().indexOf('*') >= 0) {
                patterns.add(right);
            } else {
                byPath.computeIfAbsent(right.resource(), _ -> EnumSet.noneOf(Permission.class))
                        .addAll(right.permissions());
            }
        }
    }

    /// Whether one of them lets the account do it there.
    boolean permits(Permission permission, String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            Set<Permission> here = byPath.get(path.substring(0, end));
            if (here != null && Grounds.permits(here, permission)) {
                return true;
            }
        }
        for (Right right : patterns) {
            if (Grounds.permits(right.permissions(), permission) && Grounds.reaches(right, path)) {
                return true;
            }
        }
        return false;
    }
}
