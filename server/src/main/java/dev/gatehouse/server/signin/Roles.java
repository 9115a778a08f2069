package dev.gatehouse.server.signin;

import dev.gatehouse.server.web.Capability;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Roles are data: rows naming a set of capabilities each. Those of [ShippedRole] are there from
/// the start.
public final class Roles {
    /// The role of the first administrator.
    public static final String ADMIN = "admin";

    /// The roles that ship.
    public static final List<String> SHIPPED =
            Arrays.stream(ShippedRole.values()).map(ShippedRole::word).toList();

    private final Installation installation;

    /// Makes sure that the shipped roles stand as they are shipped.
    public Roles(Installation installation) {
        this.installation = installation;
        for (ShippedRole role : ShippedRole.values()) {
            ship(role.word(), role.capabilities());
        }
    }

    private void ship(String name, Set<Capability> capabilities) {
        installation.change(
                "INSERT INTO role (name, capabilities) VALUES (?, ?) ON CONFLICT (name) DO UPDATE"
                        + " SET capabilities = excluded.capabilities",
                name,
                words(capabilities));
    }

    /// What the role may do; nothing for a role that does not exist.
    public Set<Capability> capabilities(String role) {
        return installation
                .one("SELECT capabilities FROM role WHERE name = ?", row -> row.getString(1), role)
                .map(Roles::parse)
                .orElse(Set.of());
    }

    /// Whether there is such a role.
    public boolean exists(String role) {
        return names().contains(role);
    }

    /// Every role's name.
    public List<String> names() {
        return installation.all("SELECT name FROM role ORDER BY name", row -> row.getString(1));
    }

    static String words(Set<Capability> capabilities) {
        return capabilities.stream()
                .map(Capability::word)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    static Set<Capability> parse(String words) {
        return Arrays.stream(words.split(" "))
                .flatMap(word -> Capability.of(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
