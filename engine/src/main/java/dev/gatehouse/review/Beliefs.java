package dev.gatehouse.review;

import dev.gatehouse.access.model.Assignment;
import dev.gatehouse.access.model.Coverage;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Right;
import java.util.Optional;

/// What the access model has to say of a right: of its permissions, what it says of the worst.
///
/// @param expected `never`, `governed`, `none`, `decided`, or `no-model`
/// @param line of the model, as `file:line`; empty where none has to do with it
record Beliefs(String expected, String line) {
    private static final Beliefs NONE = new Beliefs("none", "");

    static Beliefs of(Right right, Coverage.Meant meant, Coverage model) {
        if (model.model().isNone()) {
            return new Beliefs("no-model", "");
        }
        Optional<Beliefs> governed = Optional.empty();
        Optional<Beliefs> decided = Optional.empty();
        boolean uncovered = false;
        for (Permission one : right.permissions()) {
            Optional<Assignment> denied = model.denies(meant, one, right.resource());
            if (denied.isPresent()) {
                return new Beliefs("never", denied.get().at());
            }
            Optional<Assignment> covered = model.covers(meant, one, right.resource());
            if (covered.isPresent()) {
                decided = Optional.of(new Beliefs("decided", covered.get().at()));
            } else {
                uncovered = true;
                governed =
                        governed.or(() ->
                                model.governs(one, right.resource())
                                        .map(at -> new Beliefs("governed", at)));
            }
        }
        return governed.orElse(uncovered ? NONE : decided.orElse(NONE));
    }
}
