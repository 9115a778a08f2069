package dev.gatehouse.review.leaving;

import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.FactChange;
import dev.gatehouse.inventory.Inventory;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.PartState;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.inventory.Setting;
import dev.gatehouse.people.Link;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Who;
import dev.gatehouse.review.leaving.Leftover.Closing;
import dev.gatehouse.review.leaving.Leftover.Kind;
import dev.gatehouse.review.leaving.Leftover.State;
import dev.gatehouse.review.leaving.Traces.Acted;
import dev.gatehouse.review.leaving.Traces.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds what a person could reach things by and whether each is closed. Closed is only what a tool
/// shows to be: an account that is blocked or gone from a listing read whole, a right or credential
/// that went, or an event that took it away and after which nothing worked. What worked after their
/// last day is open, whatever anybody lists; what nobody lists and nothing closed cannot be told.
/// Used by one thread.
public final class Leftovers {
    private static final Set<String> BLOCKED = Set.of("suspended", "blocked");

    private final Picture now;
    private final List<FactChange> changes;
    private final Who who;
    private final Traces traces;
    private final List<Leftover> found = new ArrayList<>();

    private Leftovers(Picture now, List<FactChange> changes, Who who, Traces traces) {
        this.now = now;
        this.changes = changes;
        this.who = who;
        this.traces = traces;
    }

    /// All there is of a person, what is open first.
    ///
    /// @param inventoried since some time before they left
    public static List<Leftover> of(
            Person person, Who who, Traces traces, Inventoried inventoried) {
        Leftovers finding = new Leftovers(inventoried.now(), inventoried.changes(), who, traces);
        who.linksOf(person.id()).stream()
                .map(Link::account)
                .distinct()
                .sorted()
                .forEach(finding::account);
        finding.machines(person);
        finding.found.sort(
                Comparator.comparing(Leftover::state)
                        .thenComparing(Leftover::kind)
                        .thenComparing(Leftover::account)
                        .thenComparing(Leftover::on)
                        .thenComparing(Leftover::name));
        return List.copyOf(finding.found);
    }

    /// What is known of what the tools allow.
    ///
    /// @param now as it is
    /// @param changes what became otherwise, oldest first
    public record Inventoried(Picture now, List<FactChange> changes) {
        public Inventoried {
            changes = List.copyOf(changes);
        }
    }

    private void account(String account) {
        Optional<Closing> blocked = blocked(account);
        standing(account, blocked);
        for (Right right : now.rightsOf(account)) {
            held(account, right, blocked);
        }
        gone(account, Right.class)
                .map(change -> (Right) change.fact())
                .filter(right -> !isHeld(account, right))
                .forEach(right ->
                        found.add(
                                new Leftover(
                                        Kind.RIGHT,
                                        account,
                                        named(right),
                                        right.resource(),
                                        State.CLOSED,
                                        "The tool lists it no more.",
                                        closing(account, right))));
        gone(account, Membership.class)
                .map(change -> (Membership) change.fact())
                .filter(one -> !now.groupsOf(account).contains(one.group()))
                .forEach(one ->
                        found.add(
                                new Leftover(
                                        Kind.RIGHT,
                                        account,
                                        "what the group " + last(one.group()) + " holds",
                                        one.resource(),
                                        State.CLOSED,
                                        "The tool lists it in that group no more.",
                                        closing(account, one))));
        credentials(account);
    }

    // The account itself: what it did since counts before what anybody lists, and what is listed
    // before what took it out before that was read.
    private void standing(String account, Optional<Closing> blocked) {
        Optional<Acted> worked =
                Optional.ofNullable(traces.accounts().get(account)).filter(one -> one.worked() > 0);
        Optional<Closing> closed = blocked.or(() -> closedOtherwise(account));
        if (worked.isPresent() && isBefore(closed, worked.get().last())) {
            String says = "It worked " + times(worked.get().worked()) + " after their last day.";
            found.add(leftover(account, State.OPEN, says, Optional.empty()));
        } else if (closed.isPresent()) {
            String says = blocked.isPresent() ? "It is blocked." : "It is out.";
            found.add(leftover(account, State.CLOSED, says, closed));
        } else if (isListed(account)) {
            String says = "The tool lists it, or rights of it.";
            found.add(leftover(account, State.OPEN, says, Optional.empty()));
        } else {
            found.add(leftover(account, State.CANNOT_TELL, untold(account), Optional.empty()));
        }
    }

    private static boolean isBefore(Optional<Closing> closed, Instant worked) {
        return closed.filter(one -> one.when().isAfter(worked)).isEmpty();
    }

    private Optional<Closing> closedOtherwise(String account) {
        Optional<Closing> taken = taken(account);
        if (isListed(account)) {
            Instant read =
                    parts(Fact.place(account)).stream()
                            .map(PartState::taken)
                            .min(Comparator.naturalOrder())
                            .orElse(Instant.MIN);
            return taken.filter(one -> one.when().isAfter(read));
        }
        return taken.or(() -> vanished(account)).or(() -> unlisted(account));
    }

    private boolean isListed(String account) {
        return !now.account(account).isEmpty() || !now.rightsOf(account).isEmpty();
    }

    private Leftover leftover(String account, State state, String says, Optional<Closing> closing) {
        return new Leftover(Kind.ACCOUNT, account, name(account), "", state, says, closing);
    }

    private void held(String account, Right right, Optional<Closing> blocked) {
        found.add(
                new Leftover(
                        Kind.RIGHT,
                        account,
                        named(right),
                        right.resource(),
                        blocked.isPresent() ? State.CLOSED : State.OPEN,
                        blocked.isPresent()
                                ? "It is still listed, and the account is blocked: it comes back"
                                        + " with the account."
                                : "The tool lists it.",
                        blocked));
    }

    private void credentials(String account) {
        Set<String> told = new HashSet<>();
        for (CredentialFact one : now.credentialsOf(account)) {
            told.add(one.fingerprint());
            found.add(credential(account, one));
        }
        gone(account, CredentialFact.class)
                .map(change -> (CredentialFact) change.fact())
                .filter(one -> told.add(one.fingerprint()))
                .forEach(one -> found.add(credential(account, one)));
        traces.credentials()
                .forEach((fingerprint, acted) -> {
                    if (acted.account().equals(account)
                            && acted.worked() > 0
                            && told.add(fingerprint)) {
                        found.add(
                                new Leftover(
                                        Kind.CREDENTIAL,
                                        account,
                                        fingerprint,
                                        "",
                                        State.OPEN,
                                        worked(acted),
                                        Optional.empty()));
                    }
                });
    }

    private Leftover credential(String account, CredentialFact one) {
        Optional<Acted> acted =
                Optional.ofNullable(traces.credentials().get(one.fingerprint()))
                        .filter(some -> some.worked() > 0);
        boolean isListed = now.credentialsOf(account).contains(one) && one.active();
        Optional<Closing> closing = isListed ? Optional.empty() : closing(account, one);
        boolean workedSince = acted.isPresent() && isBefore(closing, acted.get().last());
        State state = isListed || workedSince ? State.OPEN : State.CLOSED;
        String says =
                acted.map(Leftovers::worked)
                        .orElse(
                                isListed
                                        ? "The tool lists it as one that works."
                                        : "The tool lists it no more, or as one that does not work.");
        String name = one.kind() + " " + (one.name().isEmpty() ? one.fingerprint() : one.name());
        return new Leftover(
                Kind.CREDENTIAL,
                account,
                name,
                one.resource(),
                state,
                says,
                state == State.OPEN ? Optional.empty() : closing);
    }

    private void machines(Person person) {
        for (var subject : who.subjects()) {
            if (subject instanceof Machine machine && machine.owner().equals(person.id())) {
                found.add(
                        new Leftover(
                                Kind.MACHINE,
                                "",
                                machine.name(),
                                "",
                                State.OPEN,
                                "Nobody else answers for it.",
                                Optional.empty()));
            }
        }
    }

    private Optional<Closing> blocked(String account) {
        List<AccountFact> facts = now.account(account);
        boolean isBlocked =
                !facts.isEmpty() && facts.stream().allMatch(one -> BLOCKED.contains(one.state()));
        return isBlocked
                ? Optional.of(
                        closing(account, facts.getFirst())
                                .orElseGet(() -> new Closing(now.at(), Optional.empty())))
                : Optional.empty();
    }

    private Optional<Closing> taken(String account) {
        return traces.taken().stream()
                .filter(one -> one.account().equals(account))
                .max(Comparator.comparing(Taken::when))
                .map(one -> new Closing(one.when(), Optional.of(one.event())));
    }

    // It was listed, and a listing read whole lists it no more.
    private Optional<Closing> vanished(String account) {
        return gone(account, AccountFact.class)
                .reduce((_, later) -> later)
                .map(change -> new Closing(change.when(), Inventory.event(change)));
    }

    // It was never listed, and everything its tool was asked for was read whole.
    private Optional<Closing> unlisted(String account) {
        String place = Fact.place(account);
        List<PartState> parts = parts(place);
        boolean isTold =
                now.accounts().stream().anyMatch(one -> Fact.place(one.account()).equals(place))
                        && parts.stream().allMatch(PartState::complete);
        return isTold
                ? parts.stream()
                        .map(PartState::taken)
                        .min(Comparator.naturalOrder())
                        .map(taken -> new Closing(taken, Optional.empty()))
                : Optional.empty();
    }

    private List<PartState> parts(String place) {
        return now.parts().stream().filter(part -> part.place().equals(place)).toList();
    }

    private <T extends Fact> Stream<FactChange> gone(String account, Class<T> kind) {
        return changes.stream()
                .filter(change -> change.after().isEmpty() || kind == CredentialFact.class)
                .filter(change -> change.before().isPresent())
                .filter(change -> kind.isInstance(change.fact()))
                .filter(change -> holder(change.fact()).equals(account));
    }

    private Optional<Closing> closing(String account, Fact fact) {
        return changes.stream()
                .filter(change -> change.fact().id().equals(fact.id()))
                .filter(change -> holder(change.fact()).equals(account))
                .reduce((_, later) -> later)
                .map(change -> new Closing(change.when(), Inventory.event(change)));
    }

    private boolean isHeld(String account, Right right) {
        return now.rightsOf(account).stream().anyMatch(one -> one.id().equals(right.id()));
    }

    private static String holder(Fact fact) {
        return switch (fact) {
            case Right right -> right.account();
            case CredentialFact credential -> credential.account();
            case AccountFact account -> account.account();
            case Membership membership -> membership.member();
            case Setting _ -> "";
        };
    }

    private String untold(String account) {
        String place = Fact.place(account);
        return parts(place).isEmpty()
                ? "What " + place + " allows was never read here."
                : "What was read of " + place + " does not name it, and was not all of it.";
    }

    private String name(String account) {
        return now.account(account).stream()
                .map(AccountFact::name)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(last(account));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String named(Right right) {
        String permissions =
                String.join(", ", right.permissions().stream().map(Permission::word).toList());
        return right.through().isEmpty()
                ? permissions
                : permissions + " through " + String.join(" › ", right.through());
    }

    private static String worked(Acted acted) {
        return "It was used " + times(acted.worked()) + " after their last day.";
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }
}
