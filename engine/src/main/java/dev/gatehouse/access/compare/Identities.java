package dev.gatehouse.access.compare;

import dev.gatehouse.access.used.Use;
import dev.gatehouse.event.Namespace;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.people.Employment;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds accounts that may do something and that nobody answers for, whose person has left, or that
/// nobody uses. That nobody uses one is said only where use would have been seen. An account that
/// the tool says is blocked may do nothing. For an app or a deploy key whoever may set up what it
/// was put into answers.
public final class Identities {
    private static final Set<String> CLOSED = Set.of("suspended", "blocked", "invited");
    private static final String UNKNOWN = "Nobody knows whose account this is.";
    private static final Set<String> KEPT =
            Set.of(Namespace.APP.word(), Namespace.DEPLOY_KEY.word());
    private static final Set<Permission> KEEPING = EnumSet.of(Permission.DEPLOY, Permission.ADMIN);

    private final Inputs inputs;
    private final Grounds grounds;
    private final Snapshots snapshots;
    private final Map<String, List<String>> credentials = new HashMap<>();
    private final Map<String, Optional<String>> watched = new HashMap<>();
    private final Map<String, Boolean> keepers = new HashMap<>();

    public Identities(Inputs inputs) {
        this.inputs = inputs;
        this.grounds = inputs.grounds();
        this.snapshots = new Snapshots(inputs);
        for (CredentialFact one : grounds.granted().credentials()) {
            if (one.active() && !one.account().isEmpty()) {
                credentials
                        .computeIfAbsent(one.account(), _ -> new ArrayList<>(1))
                        .add(one.fingerprint());
            }
        }
    }

    /// What was found.
    ///
    /// @param unseen by instance: why it is not said there that nobody uses an account
    public record Found(List<Identity> identities, Map<String, String> unseen) {
        public Found {
            identities = List.copyOf(identities);
        }
    }

    private record Held(
            String account, Optional<Subject> subject, List<Right> rights, List<Use> uses) {

        Set<Permission> permissions() {
            Set<Permission> all = EnumSet.noneOf(Permission.class);
            rights.forEach(right -> all.addAll(right.permissions()));
            return all;
        }

        Optional<Instant> last() {
            return uses.stream().map(Use::last).max(Comparator.naturalOrder());
        }
    }

    /// All of them, by state and account.
    ///
    /// @param active accounts that did anything, by the names events know them by
    public Found find(List<String> active) {
        Universe universe = Universe.of(grounds, active);
        List<Identity> found = new ArrayList<>();
        Map<String, String> unseen = new TreeMap<>();
        for (String account : accounts(universe)) {
            List<Right> rights = grounds.granted().rightsOf(account);
            if (!rights.isEmpty() && isOpen(account)) {
                List<Use> uses = new ArrayList<>(inputs.used().apply(account));
                universe.aliases()
                        .getOrDefault(account, List.of())
                        .forEach(other -> uses.addAll(inputs.used().apply(other)));
                look(new Held(account, grounds.subjectOf(account), rights, uses), found, unseen);
            }
        }
        found.sort(Comparator.comparing(Identity::state).thenComparing(Identity::account));
        return new Found(found, new LinkedHashMap<>(unseen));
    }

    private static Set<String> accounts(Universe universe) {
        Set<String> all = new TreeSet<>();
        universe.holders().values().forEach(holder -> all.addAll(holder.accounts()));
        return all;
    }

    private boolean isOpen(String account) {
        List<AccountFact> facts = grounds.granted().account(account);
        return facts.isEmpty() || facts.stream().anyMatch(one -> !CLOSED.contains(one.state()));
    }

    private void look(Held held, List<Identity> found, Map<String, String> unseen) {
        Optional<String> left = left(held.subject());
        left.ifPresent(says -> found.add(identity(IdentityState.LEFT, held, says)));
        orphaned(held).ifPresent(says -> found.add(identity(IdentityState.ORPHANED, held, says)));
        boolean lately = held.last().filter(last -> !last.isBefore(inputs.from())).isPresent();
        if (lately || held.rights().stream().allMatch(snapshots::isRecent)) {
            return;
        }
        String place = Grounds.place(held.account());
        Optional<String> blind =
                held.permissions().stream()
                        .map(permission -> unseen(place, permission))
                        .flatMap(Optional::stream)
                        .findFirst();
        if (blind.isPresent()) {
            unseen.putIfAbsent(place, blind.get());
            return;
        }
        found.add(
                identity(
                        IdentityState.DORMANT,
                        held,
                        "None of its rights was used for "
                                + Inputs.UNUSED_DAYS.toDays()
                                + " days."));
    }

    private Optional<String> unseen(String place, Permission permission) {
        return watched.computeIfAbsent(
                place + " " + permission.word(),
                _ -> inputs.watched().unseen(place, permission, inputs.from()));
    }

    private Optional<String> left(Optional<Subject> subject) {
        return subject.orElse(null) instanceof Person person && hasLeft(person)
                ? Optional.of(person.name() + " has left, and the account still may.")
                : Optional.empty();
    }

    private boolean hasLeft(Person person) {
        return person.employment().at(grounds.at()) == Employment.State.LEFT;
    }

    private Optional<String> orphaned(Held held) {
        if (held.subject().isEmpty()) {
            return kept(held.account()) ? unkept(held) : Optional.of(UNKNOWN);
        }
        if (!(held.subject().get() instanceof Machine machine)) {
            return Optional.empty();
        }
        if (machine.owner().isEmpty()) {
            return Optional.of("Nobody answers for the machine " + machine.name() + ".");
        }
        Optional<Subject> owner = grounds.who().subject(machine.owner());
        return owner.isEmpty()
                ? Optional.of("Whoever answers for " + machine.name() + " is not known here.")
                : left(owner)
                        .map(_ ->
                                owner.get().name()
                                        + ", who answers for "
                                        + machine.name()
                                        + ", has left.");
    }

    // An app or a deploy key is nobody's account: whoever looks after what it was put into answers
    // for it.
    private static boolean kept(String account) {
        String[] parts = account.split("/", 4);
        return parts.length == 4 && KEPT.contains(parts[2]);
    }

    private Optional<String> unkept(Held held) {
        List<String> unkept =
                held.rights().stream()
                        .map(Right::resource)
                        .distinct()
                        .filter(on -> !keepers.computeIfAbsent(on, this::hasKeeper))
                        .sorted()
                        .toList();
        return unkept.isEmpty()
                ? Optional.empty()
                : Optional.of("Nobody who works here looks after " + unkept.getFirst() + ".");
    }

    private boolean hasKeeper(String on) {
        return grounds.granted().rightsOn(on).stream()
                .filter(right -> right.permissions().stream().anyMatch(KEEPING::contains))
                .flatMap(right -> grounds.subjectOf(right.account()).stream())
                .anyMatch(subject -> subject instanceof Person person && !hasLeft(person));
    }

    private Identity identity(IdentityState state, Held held, String says) {
        return new Identity(
                state,
                held.account(),
                held.subject(),
                says,
                held.permissions(),
                held.rights().stream()
                        .map(Right::resource)
                        .distinct()
                        .sorted(
                                Comparator.comparingInt(Identities::depth)
                                        .thenComparing(Comparator.naturalOrder()))
                        .limit(Identity.RESOURCES_MAX)
                        .toList(),
                held.rights().size(),
                credentials.getOrDefault(held.account(), List.of()),
                held.last());
    }

    private static int depth(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }
}
