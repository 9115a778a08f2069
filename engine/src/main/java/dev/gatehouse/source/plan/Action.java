package dev.gatehouse.source.plan;

import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Verb;
import java.util.List;
import java.util.Optional;

/// One row of an action table: what an action of the tool means.
///
/// @param name the tool's own name of it
/// @param resource the name of its resource rule; empty for the shape's own
/// @param group the group that `keep:` of source.yaml speaks of; empty for none
/// @param ignored why it is no access to anything; empty when it is an event
/// @param own when it acts on a credential or profile of the actor's own, which takes no permission
/// @param outcome overrides the shape's, where given
/// @param actor overrides the shape's, where given
/// @param change what it changes, beside what the shape says
record Action(
        String name,
        Verb verb,
        Permission permission,
        String resource,
        String group,
        String ignored,
        Optional<Condition> own,
        Optional<OutcomeRule> outcome,
        Optional<AccountRule> actor,
        List<ChangeRule> change) {

    /// Stands for every action that no row lists.
    static final Action UNLISTED =
            new Action(
                    "",
                    Verb.NONE,
                    Permission.NONE,
                    "",
                    "",
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
}
