package dev.gatehouse.server.signin;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Which group of the identity provider comes in as what. Whoever is in several has the role that
/// stands first; whoever is in none does not come in.
///
/// @param help whom to ask for a group; empty where nobody said
public record GroupRoles(List<GroupRole> all, String help) {
    public GroupRoles {
        all = List.copyOf(all);
    }

    /// One group and its role.
    public record GroupRole(String group, String role) {}

    /// Reads `group=role`; a group may hold the sign itself.
    ///
    /// @throws IllegalArgumentException saying what does not fit
    public static GroupRole read(String text) {
        int sign = text.lastIndexOf('=');
        if (sign < 1 || sign == text.length() - 1) {
            throw new IllegalArgumentException("is written group=role, not " + text);
        }
        String role = text.substring(sign + 1).strip();
        if (!Roles.SHIPPED.contains(role)) {
            throw new IllegalArgumentException(
                    "there is no role " + role + "; there are " + String.join(", ", Roles.SHIPPED));
        }
        return new GroupRole(text.substring(0, sign).strip(), role);
    }

    /// The role of somebody in these groups.
    Optional<String> of(Collection<String> groups) {
        return all.stream()
                .filter(one -> groups.contains(one.group()))
                .map(GroupRole::role)
                .findFirst();
    }

    /// What somebody in none of them is told.
    String refusal() {
        List<String> groups = all.stream().map(GroupRole::group).distinct().toList();
        return "You are known, but in no group that may come in. Ask %s for one of these: %s."
                .formatted(
                        help.isEmpty() ? "whoever runs Gatehouse here" : help,
                        String.join(", ", groups));
    }
}
