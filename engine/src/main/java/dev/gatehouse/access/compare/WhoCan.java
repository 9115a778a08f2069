package dev.gatehouse.access.compare;

import dev.gatehouse.access.model.Assignment;
import dev.gatehouse.access.model.Coverage;
import dev.gatehouse.access.used.Use;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.people.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Who can do something to a resource, each with the way by which they come by it; and whether one
/// of them is somebody. What no snapshot tells is said, so that nobody who is missing is taken for
/// somebody who cannot.
public final class WhoCan {
    private final Grounds grounds;
    private final UsedByAccounts used;
    private final Doubts doubts;

    /// Where it is known what accounts did.
    @FunctionalInterface
    public interface UsedByAccounts {
        /// What each of these accounts did to a resource or below. Asked once for all of an answer:
        /// whoever counts uses is busy with other things between two questions.
        Map<String, List<Use>> of(Set<String> accounts, String resource);

        /// From what tells it of one account at a time, asked once for each.
        static UsedByAccounts each(Function<String, List<Use>> used) {
            Map<String, List<Use>> known = new HashMap<>();
            return (accounts, resource) ->
                    accounts.stream()
                            .collect(
                                    Collectors.toMap(
                                            account -> account,
                                            account ->
                                                    known.computeIfAbsent(account, used).stream()
                                                            .filter(use ->
                                                                    Grounds.covers(
                                                                            resource,
                                                                            use.resource()))
                                                            .toList()));
        }
    }

    /// @param used what accounts did
    public WhoCan(Grounds grounds, UsedByAccounts used) {
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
    /// @param nevertheless where no way is known, or only a step away: that they did it here or
    ///   below up to then and were not refused, the latest
    /// @param unseen why it may be otherwise, each a sentence
    public record Answer(
            Verdict verdict, List<Ability> ways, Optional<Use> nevertheless, List<String> unseen) {
        public Answer {
            ways = List.copyOf(ways);
            unseen = List.copyOf(unseen);
        }
    }

    /// Everybody who can, by name; those who could give it to themselves last.
    ///
    /// @param permission any where empty
    public List<Ability> all(String resource, Optional<Permission> permission) {
        List<Right> rights =
                grounds.granted().rightsOn(resource).stream()
                        .filter(right -> permission.isEmpty() || brings(right, permission.get()))
                        .toList();
        Set<String> accounts = new TreeSet<>();
        rights.forEach(right -> accounts.addAll(names(right.account())));
        Map<String, List<Use>> uses = used.of(accounts, resource);
        List<Ability> found = new ArrayList<>();
        for (Right right : rights) {
            found.add(ability(right, resource, permission, uses));
        }
        found.sort(
                Comparator.comparing(Ability::oneStepAway)
                        .thenComparing(Ability::who)
                        .thenComparing(Ability::account)
                        .thenComparing(one -> one.right().id()));
        return found;
    }

    /// What a right lets its holder do to a resource.
    Ability ability(Right right, String resource) {
        Map<String, List<Use>> uses = used.of(names(right.account()), resource);
        return ability(right, resource, Optional.empty(), uses);
    }

    private static boolean brings(Right right, Permission asked) {
        return Grounds.permits(right.permissions(), asked)
                || right.permissions().contains(Permission.ADMIN);
    }

    private Ability ability(
            Right right,
            String resource,
            Optional<Permission> permission,
            Map<String, List<Use>> uses) {
        Set<Permission> may = EnumSet.noneOf(Permission.class);
        may.addAll(right.permissions());
        boolean step = false;
        if (permission.isPresent()) {
            step = !Grounds.permits(may, permission.get());
            may = EnumSet.of(permission.get());
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
        return new Ability(
                subject,
                right.account(),
                may,
                right,
                step,
                List.copyOf(lines),
                unexpected,
                uses(right.account(), may, uses));
    }

    private List<Use> uses(
            String account, Set<Permission> permissions, Map<String, List<Use>> uses) {
        return names(account).stream()
                .flatMap(name -> uses.getOrDefault(name, List.of()).stream())
                .filter(use -> permissions.contains(use.permission()))
                .sorted(Comparator.comparing(Use::last).reversed())
                .toList();
    }

    // Under the name events may know it by, too.
    private Set<String> names(String account) {
        Set<String> names = new LinkedHashSet<>();
        names.add(account);
        String[] parts = account.split("/", 4);
        String kind = parts.length == 4 ? parts[2] : "";
        for (AccountFact fact : grounds.granted().account(account)) {
            names.add(Grounds.place(account) + "/" + kind + "/" + fact.name());
        }
        return names;
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
            return new Answer(Verdict.YES, theirs, Optional.empty(), List.of());
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
        return new Answer(
                unseen.isEmpty() ? Verdict.NO : Verdict.CANNOT_TELL,
                theirs,
                nevertheless(whom, permission, resource),
                unseen);
    }

    // A right that was taken away since leaves use behind, so use alone makes no answer a yes.
    private Optional<Use> nevertheless(Holder whom, Permission permission, String resource) {
        Set<String> accounts = new TreeSet<>();
        whom.accounts().forEach(account -> accounts.addAll(names(account)));
        return used.of(accounts, resource).values().stream()
                .flatMap(List::stream)
                .filter(use -> use.permission() == permission)
                .filter(use ->
                        use.lastAllowed().filter(last -> !last.isAfter(grounds.at())).isPresent())
                .max(Comparator.comparing(use -> use.lastAllowed().orElseThrow()));
    }

    /// What is not known about who may do what to a resource, each a sentence.
    public List<String> unseen(String resource) {
        return doubts.about(resource);
    }
}
