package dev.gatehouse.access.compare;

import dev.gatehouse.access.model.Assignment;
import dev.gatehouse.access.model.Coverage;
import dev.gatehouse.access.used.Use;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.people.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Who can do something to a resource, each with the way by which they come by it; and whether one
/// of them is somebody. What no snapshot tells is said, so that nobody who is missing is taken for
/// somebody who cannot.
public final class WhoCan {
    private final Grounds grounds;
    private final Function<String, List<Use>> used;
    private final Map<String, List<Use>> uses = new HashMap<>();
    private final Doubts doubts;

    /// @param used what an account did, by its name
    public WhoCan(Grounds grounds, Function<String, List<Use>> used) {
        this.grounds = grounds;
        this.used = used;
        this.doubts = new Doubts(grounds.granted());
    }

    /// Whether somebody can.
    public enum Verdict {
        YES,
        NO,
        CANNOT_TELL
    }

    /// An answer.
    ///
    /// @param ways by which they can, those that are one step away last
    /// @param unseen why it may be otherwise, each a sentence
    public record Answer(Verdict verdict, List<Ability> ways, List<String> unseen) {
        public Answer {
            ways = List.copyOf(ways);
            unseen = List.copyOf(unseen);
        }
    }

    /// Everybody who can, by name; those who could give it to themselves last.
    ///
    /// @param permission any where empty
    public List<Ability> all(String resource, Optional<Permission> permission) {
        List<Ability> found = new ArrayList<>();
        for (Right right : grounds.granted().rightsOn(resource)) {
            ability(right, resource, permission).ifPresent(found::add);
        }
        found.sort(
                Comparator.comparing(Ability::oneStepAway)
                        .thenComparing(Ability::who)
                        .thenComparing(Ability::account)
                        .thenComparing(one -> one.right().id()));
        return found;
    }

    /// What a right lets its holder do to a resource, if anything of what is asked.
    ///
    /// @param permission any where empty
    Optional<Ability> ability(Right right, String resource, Optional<Permission> permission) {
        Set<Permission> may = EnumSet.noneOf(Permission.class);
        may.addAll(right.permissions());
        boolean admin = may.contains(Permission.ADMIN);
        boolean step = false;
        if (permission.isPresent()) {
            step = !Grounds.permits(may, permission.get());
            may = EnumSet.of(permission.get());
        }
        if (step && !admin) {
            return Optional.empty();
        }
        Optional<Subject> subject = grounds.subjectOf(right.account());
        Coverage expected = grounds.expected();
        Coverage.Meant meant = expected.meant(right.account(), subject, grounds.at());
        Set<String> lines = new TreeSet<>();
        Set<Permission> unexpected = EnumSet.noneOf(Permission.class);
        for (Permission one : may) {
            Optional<String> line =
                    expected.covers(meant, one, resource)
                            .filter(_ -> expected.denies(meant, one, resource).isEmpty())
                            .map(Assignment::at);
            line.ifPresentOrElse(lines::add, () -> unexpected.add(one));
        }
        return Optional.of(
                new Ability(
                        subject,
                        right.account(),
                        may,
                        right,
                        step,
                        List.copyOf(lines),
                        unexpected,
                        uses(right.account(), resource, may)));
    }

    private List<Use> uses(String account, String resource, Set<Permission> permissions) {
        return uses.computeIfAbsent(account, this::uses).stream()
                .filter(use ->
                        permissions.contains(use.permission())
                                && Grounds.covers(resource, use.resource()))
                .sorted(Comparator.comparing(Use::last).reversed())
                .toList();
    }

    // Under the name events may know it by, too.
    private List<Use> uses(String account) {
        List<Use> all = new ArrayList<>(used.apply(account));
        String kind = account.split("/", 4).length == 4 ? account.split("/", 4)[2] : "";
        grounds.granted().account(account).stream()
                .map(fact -> Grounds.place(account) + "/" + kind + "/" + fact.name())
                .distinct()
                .filter(other -> !other.equals(account))
                .forEach(other -> all.addAll(used.apply(other)));
        return all;
    }

    /// Whether somebody can.
    ///
    /// @param whom a person, a machine, or an account that is nobody's
    public Answer can(Holder whom, Permission permission, String resource) {
        List<Ability> all = all(resource, Optional.of(permission));
        List<Ability> theirs =
                all.stream()
                        .filter(one -> whom.accounts().contains(one.account()))
                        .sorted(Comparator.comparing(Ability::oneStepAway))
                        .toList();
        if (theirs.stream().anyMatch(one -> !one.oneStepAway())) {
            return new Answer(Verdict.YES, theirs, List.of());
        }
        List<String> unseen = new ArrayList<>(unseen(resource));
        String place = Grounds.place(resource);
        if (whom.accounts().stream().noneMatch(one -> one.startsWith(place + "/"))) {
            unseen.add("No account at " + place + " is known to be theirs.");
        }
        all.stream()
                .filter(one -> one.isOfGroup() && !one.oneStepAway())
                .map(one -> one.account() + " can, and nobody is known to be in it.")
                .distinct()
                .forEach(unseen::add);
        return new Answer(unseen.isEmpty() ? Verdict.NO : Verdict.CANNOT_TELL, theirs, unseen);
    }

    /// What is not known about who may do what to a resource, each a sentence.
    public List<String> unseen(String resource) {
        return doubts.about(resource);
    }
}
