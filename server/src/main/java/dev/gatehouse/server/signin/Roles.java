package dev.gatehouse.server.signin;

import dev.gatehouse.server.web.Capability;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Roles are data: rows naming a set of capabilities each. Four are there from the start.
public final class Roles {
    /// The role of the first administrator.
    public static final String ADMIN = "admin";

    /// The roles that ship.
    public static final List<String> SHIPPED = List.of("viewer", "reviewer", "analyst", ADMIN);

    private final Installation installation;

    /// Makes sure that the shipped roles stand as they are shipped.
    public Roles(Installation installation) {
        this.installation = installation;
        Set<Capability> viewer =
                EnumSet.of(
                        Capability.EVENTS_READ,
                        Capability.SOURCE_READ,
                        Capability.PEOPLE_READ,
                        Capability.MODEL_READ,
                        Capability.POSTURE_READ,
                        Capability.DETECTION_READ,
                        Capability.FINDING_READ,
                        Capability.INVENTORY_READ,
                        Capability.ACCESS_READ,
                        Capability.REVIEW_READ,
                        Capability.INTEGRITY_READ,
                        Capability.RETENTION_READ,
                        Capability.VIEW_MANAGE,
                        Capability.STATUS_READ);
        Set<Capability> reviewer = EnumSet.copyOf(viewer);
        reviewer.add(Capability.REVIEW_DECIDE);
        Set<Capability> analyst = EnumSet.copyOf(viewer);
        analyst.addAll(
                List.of(
                        Capability.EVENTS_EXPORT,
                        Capability.SOURCE_SEND,
                        Capability.PEOPLE_LINK,
                        Capability.POSTURE_EXCEPT,
                        Capability.DETECTION_SET,
                        Capability.DETECTION_REHEARSE,
                        Capability.FINDING_DECIDE,
                        Capability.REVIEW_DECIDE,
                        Capability.TOKEN_MANAGE));
        Set<Capability> admin = EnumSet.copyOf(analyst);
        admin.addAll(
                List.of(
                        Capability.SOURCE_ADD,
                        Capability.SOURCE_MANAGE,
                        Capability.PEOPLE_IMPORT,
                        Capability.MODEL_WRITE,
                        Capability.REVIEW_OPEN,
                        Capability.INVENTORY_IMPORT,
                        Capability.INVENTORY_BELIEVE,
                        Capability.PAYLOAD_REVEAL,
                        Capability.ERASE,
                        Capability.BACKUP_TAKE,
                        Capability.RETENTION_MANAGE,
                        Capability.NOTIFY_MANAGE,
                        Capability.USER_MANAGE));
        ship("viewer", viewer);
        ship("reviewer", reviewer);
        ship("analyst", analyst);
        ship(ADMIN, admin);
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
