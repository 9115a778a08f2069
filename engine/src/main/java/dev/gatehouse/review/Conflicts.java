package dev.gatehouse.review;

import dev.gatehouse.access.compare.Grounds;
import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.model.Scope;
import dev.gatehouse.access.model.Separation;
import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.ResourcePattern;
import dev.gatehouse.inventory.Right;
import java.util.List;

/// Which duties that the model keeps apart somebody holds both of.
final class Conflicts {
    private final List<Separation> separations;

    Conflicts(Model model) {
        this.separations = model.separation().stream().filter(Separation::assigned).toList();
    }

    /// Lines of the model that a right, beside the others of its holder, goes against.
    ///
    /// @param all of the holder, by any of their accounts
    List<String> of(Right right, List<Right> all) {
        return separations.stream()
                .filter(one ->
                        (gives(right, one.one())
                                        && all.stream().anyMatch(r -> gives(r, one.other())))
                                || (gives(right, one.other())
                                        && all.stream().anyMatch(r -> gives(r, one.one()))))
                .map(Separation::at)
                .toList();
    }

    private static boolean gives(Right right, Scope scope) {
        return scope.permissions().stream()
                        .anyMatch(one -> Grounds.permits(right.permissions(), one))
                && scope.on().stream().anyMatch(pattern -> meets(right, pattern));
    }

    private static boolean meets(Right right, ResourcePattern pattern) {
        boolean starred = right.resource().indexOf('*') >= 0;
        return (!starred && pattern.matches(new ResourcePath(right.resource())))
                || (pattern.toString().indexOf('*') < 0
                        && Grounds.covers(right.resource(), pattern.toString()));
    }
}
