package dev.gatehouse.access.least;

import dev.gatehouse.access.compare.Grounds;
import dev.gatehouse.access.compare.Inputs;
import dev.gatehouse.access.model.Assignment;
import dev.gatehouse.access.model.Coverage;
import dev.gatehouse.access.used.Use;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.ResourcePattern;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Finds the smallest setting that the last 90 days would still have passed. A permission counts as
/// not needed only where its use would have been seen, unless whoever asks accepts that it might
/// not have been. Attempts that were refused need nothing. Used by one thread.
public final class Least {
    private final Inputs inputs;
    private final Grounds grounds;
    private final Map<String, Forms> forms;
    private final boolean acceptBlind;

    /// @param forms of each tool, read for this alone
    /// @param acceptBlind whether what nobody would have seen counts as not used
    public Least(Inputs inputs, Map<String, Forms> forms, boolean acceptBlind) {
        this.inputs = inputs;
        this.grounds = inputs.grounds();
        this.forms = Map.copyOf(forms);
        this.acceptBlind = acceptBlind;
    }

    /// What can be smaller.
    ///
    /// @param unseen why a permission that was not seen to be used is kept, or, where that was
    ///   accepted, what is taken on trust
    public record Found(List<Tried> settings, Set<String> unseen) {
        public Found {
            settings = List.copyOf(settings);
            unseen = new TreeSet<>(unseen);
        }
    }

    /// A role of the model with what of it was needed.
    ///
    /// @param patch the model with a smaller role; empty where it cannot be smaller, or is written
    ///   in a form that this cannot change
    public record Role(
            Set<Permission> before,
            Set<Permission> after,
            long passed,
            int accounts,
            Optional<Patched> patch,
            Set<String> unseen) {}

    /// A changed model.
    public record Patched(List<dev.gatehouse.access.model.ModelText> texts, String diff) {}

    /// The groups of tools that are called so: a team, a policy of Vault, a role of Kubernetes.
    public List<String> groups(String name) {
        return grounds.granted()
                .rights()
                .map(Right::account)
                .filter(Right::isGroup)
                .filter(group -> group.endsWith("/" + name) || group.equals(name))
                .distinct()
                .sorted()
                .toList();
    }

    /// What the rights of a group come down to.
    public Found ofGroup(String group) {
        Picture granted = grounds.granted();
        return narrowed(
                granted.rights().filter(right -> right.account().equals(group)).toList(),
                granted.membersOf(group));
    }

    /// What the rights of a token, key or app come down to: those of the account it is, or acts as.
    public Found ofToken(CredentialFact token) {
        Picture granted = grounds.granted();
        Set<String> accounts = new TreeSet<>();
        if (!token.account().isEmpty()) {
            accounts.add(token.account());
        }
        String[] parts = token.fingerprint().split(":", 3);
        if (parts.length == 3) {
            accounts.add(Grounds.place(token.resource()) + "/" + parts[1] + "/" + parts[2]);
        }
        return narrowed(
                accounts.stream().flatMap(one -> granted.rightsOf(one).stream()).toList(),
                List.copyOf(accounts));
    }

    private Found narrowed(List<Right> rights, List<String> accounts) {
        Set<String> unseen = new HashSet<>();
        List<Tried> settings = new ArrayList<>();
        List<Use> uses = accounts.stream().flatMap(this::used).toList();
        for (Right right : rights) {
            List<Use> theirs =
                    uses.stream().filter(use -> Grounds.reaches(right, use.resource())).toList();
            Set<Permission> needed = needed(right, theirs, unseen);
            if (!needed.containsAll(right.permissions())) {
                tried(right, theirs, needed).ifPresent(settings::add);
            }
        }
        return new Found(settings, unseen);
    }

    // Under the names events may know an account by, not refused, in the last 90 days.
    private Stream<Use> used(String account) {
        String kind = account.split("/", 4).length == 4 ? account.split("/", 4)[2] : "";
        Stream<String> names =
                grounds.granted().account(account).stream()
                        .map(fact -> Grounds.place(account) + "/" + kind + "/" + fact.name());
        return Stream.concat(Stream.of(account), names)
                .distinct()
                .flatMap(name -> inputs.used().apply(name).stream())
                .filter(use ->
                        use.lastAllowed()
                                .filter(last -> !last.isBefore(inputs.from()))
                                .isPresent());
    }

    private Set<Permission> needed(Right right, List<Use> uses, Set<String> unseen) {
        Set<Permission> needed = EnumSet.noneOf(Permission.class);
        for (Use use : uses) {
            if (right.permissions().contains(use.permission())) {
                needed.add(use.permission());
            } else if (Grounds.permits(right.permissions(), use.permission())) {
                needed.add(
                        use.permission() == Permission.READ ? Permission.WRITE : Permission.DEPLOY);
            }
        }
        String place = Grounds.place(right.resource());
        for (Permission one : right.permissions()) {
            Optional<String> blind =
                    needed.contains(one)
                            ? Optional.empty()
                            : inputs.watched().unseen(place, one, inputs.from());
            blind.ifPresent(why -> unseen.add(one.word() + " at " + place + ": " + why));
            if (blind.isPresent() && !acceptBlind) {
                needed.add(one);
            }
        }
        return needed;
    }

    private Optional<Tried> tried(Right right, List<Use> uses, Set<Permission> needed) {
        Optional<Form> form =
                forms.getOrDefault(right.account().split("/", 2)[0], Forms.NONE).forms().stream()
                        .filter(one -> one.fits(right))
                        .findFirst();
        Optional<Form.Patch> patch = form.flatMap(one -> one.narrowed(right, needed));
        if (form.isPresent() && patch.isEmpty()) {
            return Optional.empty();
        }
        Set<Permission> after = patch.map(Form.Patch::after).orElse(needed);
        long passed = 0;
        long refused = 0;
        for (Use use : uses) {
            if (Grounds.permits(right.permissions(), use.permission())) {
                boolean still = Grounds.permits(after, use.permission());
                passed += still ? use.events() : 0;
                refused += still ? 0 : use.events();
            }
        }
        return Optional.of(
                new Tried(
                        right.account(),
                        right.resource(),
                        right.permissions(),
                        after,
                        passed,
                        refused,
                        (int) uses.stream().map(Use::account).distinct().count(),
                        patch.map(Form.Patch::diff).orElse("")));
    }

    /// What a role of the model comes down to, by what those who are assigned it did; nothing where
    /// nobody is.
    public Optional<Role> ofRole(String name) {
        Coverage expected = grounds.expected();
        List<Assignment> lines =
                expected.model().assignments().stream()
                        .filter(one -> one.about().role().equals(name))
                        .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Set<Permission> before = EnumSet.copyOf(lines.getFirst().scope().permissions());
        Set<Permission> needed = EnumSet.noneOf(Permission.class);
        Set<String> places = new TreeSet<>();
        Set<String> who = new HashSet<>();
        long passed = 0;
        for (String account : accounts()) {
            Coverage.Meant meant =
                    expected.meant(
                            account, grounds.who().subjectOf(account, grounds.at()), grounds.at());
            List<Assignment> theirs = expected.of(meant).stream().filter(lines::contains).toList();
            if (theirs.isEmpty()) {
                continue;
            }
            places.add(Grounds.place(account));
            for (Use use : used(account).toList()) {
                if (theirs.stream().anyMatch(line -> covers(line, use))) {
                    who.add(account);
                    passed += use.events();
                    needed.add(asWritten(before, use.permission()));
                }
            }
        }
        return Optional.of(role(name, before, needed, new Basis(places, passed, who.size())));
    }

    private record Basis(Set<String> places, long passed, int accounts) {}

    private Set<String> accounts() {
        Set<String> all = new TreeSet<>(grounds.who().accounts());
        grounds.granted().accounts().forEach(fact -> all.add(fact.account()));
        return all;
    }

    private static boolean covers(Assignment line, Use use) {
        return line.scope().permits(use.permission())
                && Coverage.meets(line, ResourcePattern.parse(use.resource()));
    }

    private static Permission asWritten(Set<Permission> written, Permission used) {
        return written.contains(used)
                ? used
                : used == Permission.READ ? Permission.WRITE : Permission.DEPLOY;
    }

    private Role role(String name, Set<Permission> before, Set<Permission> needed, Basis basis) {
        Set<String> unseen = new TreeSet<>();
        Set<Permission> after = EnumSet.noneOf(Permission.class);
        after.addAll(needed);
        for (Permission one : before) {
            for (String place : needed.contains(one) ? List.<String>of() : basis.places()) {
                Optional<String> blind = inputs.watched().unseen(place, one, inputs.from());
                blind.ifPresent(why -> unseen.add(one.word() + " at " + place + ": " + why));
                if (blind.isPresent() && !acceptBlind) {
                    after.add(one);
                }
            }
        }
        Optional<Patched> patch =
                after.containsAll(before) || after.isEmpty()
                        ? Optional.empty()
                        : RolePatch.of(grounds.expected().model().texts(), name, after)
                                .map(one -> new Patched(one.texts(), one.diff()));
        return new Role(before, after, basis.passed(), basis.accounts(), patch, unseen);
    }
}
