package dev.gatehouse.access.compare;

import dev.gatehouse.access.model.Coverage;
import dev.gatehouse.access.model.Model;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.ResourcePattern;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.people.Subject;
import dev.gatehouse.people.Who;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What an answer rests on: what is expected, what is granted, who is who, and as of when. Used by
/// one thread.
///
/// @param expected the model, asked by this alone
/// @param granted what the tools allow at `at`
public record Grounds(Coverage expected, Picture granted, Who who, Instant at) {

    /// Grounds with a model of their own to ask.
    public static Grounds of(Model model, Picture granted, Who who, Instant at) {
        return new Grounds(new Coverage(model), granted, who, at);
    }

    Optional<Subject> subjectOf(String account) {
        return who.subjectOf(account, at);
    }

    /// The account under its immutable id, where events know it by name only.
    String resolved(String account) {
        if (!granted.account(account).isEmpty()) {
            return account;
        }
        String[] parts = account.split("/", 4);
        return parts.length < 4 ? account : named(place(account), parts[3]).orElse(account);
    }

    private Optional<String> named(String place, String name) {
        return granted.accountNamed(place, name);
    }

    /// `tool/instance` of a path or account.
    public static String place(String path) {
        String[] parts = path.split("/", 3);
        return parts.length < 2 ? path : parts[0] + "/" + parts[1];
    }

    /// Whether a right with these permissions lets somebody do it: who may write may read, who may
    /// deploy may run; admin brings nothing along.
    public static boolean permits(Set<Permission> permissions, Permission asked) {
        return permissions.contains(asked)
                || (asked == Permission.READ && permissions.contains(Permission.WRITE))
                || (asked == Permission.RUN && permissions.contains(Permission.DEPLOY));
    }

    /// Whether a right reaches the path.
    public static boolean reaches(Right right, String path) {
        return covers(right.resource(), path);
    }

    /// Whether a path, perhaps with stars, covers another.
    public static boolean covers(String above, String path) {
        return above.indexOf('*') < 0
                ? path.startsWith(above)
                        && (path.length() == above.length() || path.charAt(above.length()) == '/')
                : ResourcePattern.parse(above).matches(new ResourcePath(path));
    }
}
