package dev.gatehouse.access.compare;

import dev.gatehouse.access.model.Assignment;
import dev.gatehouse.access.model.Coverage;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.ResourcePattern;
import dev.gatehouse.inventory.Right;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds what somebody should be able to do and cannot anywhere within what the model says.
final class Missing {
    private final Grounds grounds;
    private final Snapshots snapshots;

    Missing(Grounds grounds, Snapshots snapshots) {
        this.grounds = grounds;
        this.snapshots = snapshots;
    }

    void find(Holder holder, Map<String, List<Right>> rights, Sorting.Found found) {
        Coverage expected = grounds.expected();
        Coverage.Meant meant = expected.meant("", holder.subject(), grounds.at());
        for (Assignment one : expected.of(meant)) {
            List<ResourcePattern> patterns =
                    one.scope().within().isEmpty() ? one.scope().on() : one.scope().within();
            for (ResourcePattern pattern : patterns) {
                check(holder, rights, new Wanted(one, pattern.toString()), found);
            }
        }
    }

    private record Wanted(Assignment line, String pattern) {
        // As far as no star stands in it.
        String known() {
            String text = pattern.startsWith("=") ? pattern.substring(1) : pattern;
            int star = text.indexOf("/*");
            return star < 0 ? text : text.substring(0, star);
        }

        String place() {
            String text = pattern.startsWith("=") ? pattern.substring(1) : pattern;
            return Grounds.place(text);
        }
    }

    private void check(
            Holder holder, Map<String, List<Right>> rights, Wanted wanted, Sorting.Found found) {
        String place = wanted.place();
        Optional<String> blind =
                place.indexOf('*') >= 0 || place.indexOf('/') < 0
                        ? Optional.of("What is expected at every instance is not compared.")
                        : snapshots.blindBelow(wanted.known());
        if (blind.isPresent()) {
            found.unseen().add(new Unseen(Comparison.EXPECTED_NOT_GRANTED, place, blind.get()));
            return;
        }
        Set<Permission> missing = EnumSet.noneOf(Permission.class);
        for (Permission one : wanted.line().scope().permissions()) {
            boolean granted =
                    rights.values().stream()
                            .flatMap(List::stream)
                            .anyMatch(right ->
                                    Grounds.permits(right.permissions(), one)
                                            && Coverage.overlap(
                                                    wanted.pattern(), right.resource()));
            if (!granted) {
                missing.add(one);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        Stream<String> there =
                holder.accounts().stream().filter(one -> one.startsWith(place + "/"));
        Optional<String> account = there.findFirst();
        found.put(
                Comparison.EXPECTED_NOT_GRANTED,
                new Row(
                        holder,
                        account.orElse(""),
                        missing,
                        wanted.pattern(),
                        Row.Basis.DECIDED,
                        account.isPresent()
                                ? "Expected, and no right there lets them do it."
                                : "Expected, and no account there is known to be theirs.",
                        List.of(),
                        wanted.line().at(),
                        0,
                        Optional.empty()));
    }
}
