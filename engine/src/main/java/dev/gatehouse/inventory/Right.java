package dev.gatehouse.inventory;

import dev.gatehouse.event.Permission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// A holder may do something to a resource and to all that lies below it.
///
/// @param account who holds it, as events name accounts, or a group: `github/acme/group/acme/ops`
/// @param permissions what it allows; never [Permission#NONE]
/// @param resource a path; it may have `*` and `**` in the places of names
/// @param through how the holder comes by it, outermost first: `team ops`, `role maintain`
/// @param named the tool's own word for it
public record Right(
        String account,
        Set<Permission> permissions,
        String resource,
        List<String> through,
        String named)
        implements Fact {
    private static final String GROUP = "group";
    // There are at most 128 of them and there may be a million rights.
    private static final Map<Set<Permission>, Set<Permission>> SETS = new ConcurrentHashMap<>();

    public Right {
        EnumSet<Permission> sorted = EnumSet.noneOf(Permission.class);
        sorted.addAll(permissions);
        sorted.remove(Permission.NONE);
        permissions =
                SETS.computeIfAbsent(Collections.unmodifiableSet(sorted), Function.identity());
        through = List.copyOf(through);
    }

    @Override
    public String id() {
        return "right " + account + " on " + resource + " through " + String.join(" › ", through);
    }

    /// Whether the holder is a group, to be looked up in the memberships.
    public boolean isHeldByGroup() {
        return isGroup(account);
    }

    /// Whether what stands where an account may stand is a group.
    public static boolean isGroup(String holder) {
        String place = Fact.place(holder);
        return holder.startsWith(GROUP + "/", Math.min(place.length() + 1, holder.length()));
    }

    /// A group of an instance as it stands where an account may stand.
    ///
    /// @param place `tool/instance`
    public static String group(String place, String name) {
        return place + "/" + GROUP + "/" + name;
    }
}
