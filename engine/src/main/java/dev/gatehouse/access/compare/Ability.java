package dev.gatehouse.access.compare;

import dev.gatehouse.access.used.Use;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.people.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Somebody may do something to a resource, by one way.
///
/// @param subject whose account it is, by verified links
/// @param account the account, or a group of which nobody is known to be in it
/// @param permissions what it lets them do there, of what was asked
/// @param right by which
/// @param oneStepAway whether they could not do it, but give it to themselves
/// @param expected the lines of the model that expect it, as `file:line`
/// @param unexpected permissions that no line expects
/// @param uses what the account did to the resource or below, of what was asked
public record Ability(
        Optional<Subject> subject,
        String account,
        Set<Permission> permissions,
        Right right,
        boolean oneStepAway,
        List<String> expected,
        Set<Permission> unexpected,
        List<Use> uses) {
    public Ability {
        expected = List.copyOf(expected);
        uses = List.copyOf(uses);
    }

    /// Whether nobody is known to be in the group that holds it.
    public boolean isOfGroup() {
        return Right.isGroup(account);
    }

    /// What to call who may.
    public String who() {
        return subject.map(Subject::name).orElse(account);
    }
}
