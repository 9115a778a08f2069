package dev.gatehouse.access.compare;

import dev.gatehouse.event.Permission;
import dev.gatehouse.people.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An account that may do something and should be looked at.
///
/// @param subject whose it is, by verified links
/// @param says why it stands here, in a sentence
/// @param permissions all that its rights let it do anywhere
/// @param resources where, the widest first; at most [#RESOURCES_MAX]
/// @param rights how many it has
/// @param credentials that are active and belong to it, by fingerprint
/// @param last when it was last used, where that is known
public record Identity(
        IdentityState state,
        String account,
        Optional<Subject> subject,
        String says,
        Set<Permission> permissions,
        List<String> resources,
        int rights,
        List<String> credentials,
        Optional<Instant> last) {
    /// Resources that are named.
    public static final int RESOURCES_MAX = 8;

    public Identity {
        resources = List.copyOf(resources);
        credentials = List.copyOf(credentials);
    }

    /// What to call it.
    public String name() {
        return subject.map(Subject::name).orElse(account);
    }
}
