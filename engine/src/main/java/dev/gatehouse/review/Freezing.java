package dev.gatehouse.review;

import dev.gatehouse.access.compare.Grounds;
import dev.gatehouse.access.compare.Inputs;
import dev.gatehouse.access.model.Coverage;
import dev.gatehouse.access.used.Use;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.record.ReviewRecord.ReviewScope;
import dev.gatehouse.record.ReviewedRight;
import dev.gatehouse.record.ReviewedRight.Beside;
import dev.gatehouse.record.ReviewedRight.What;
import dev.gatehouse.record.ReviewedRight.Whose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Writes down who holds what at one moment: rights, those of groups given to their members, and
/// tokens, keys and hooks; of persons, machines, and accounts that are nobody's. The same inputs
/// give the same lines in the same order. Used by one thread.
final class Freezing {
    private static final Comparator<ReviewedRight> ORDER =
            Comparator.<ReviewedRight, String>comparing(
                            one -> one.whose().subject().isEmpty() ? "~" : one.whose().subject())
                    .thenComparing(one -> one.whose().account())
                    .thenComparing(one -> one.what().resource())
                    .thenComparing(one -> one.what().credential())
                    .thenComparing(one -> String.join(" › ", one.what().through()))
                    .thenComparing(one -> one.what().named())
                    .thenComparing(one -> String.join(" ", one.what().permissions()));

    private final Inputs inputs;
    private final Grounds grounds;
    private final Picture granted;
    private final Before before;
    private final Routing routing;
    private final Origins origins;
    private final Peers peers;
    private final Conflicts conflicts;
    private final Usage usage;
    private final Map<String, List<Right>> bySubject = new HashMap<>();

    Freezing(Inputs inputs, Origins origins, Before before, Rule rule) {
        this.inputs = inputs;
        this.grounds = inputs.grounds();
        this.granted = grounds.granted();
        this.usage = new Usage(inputs);
        this.before = before;
        this.origins = origins;
        this.routing = new Routing(grounds.expected().model(), grounds.who(), grounds.at(), rule);
        this.peers = new Peers(grounds.who(), grounds.at());
        this.conflicts = new Conflicts(grounds.expected().model());
    }

    // What is held by one account, with what its holder did.
    private record Account(
            String name, Optional<Subject> subject, List<Right> rights, List<Use> uses) {}

    /// The lines of a scope, in order.
    List<ReviewedRight> lines(ReviewScope scope) {
        List<Account> accounts = accounts();
        for (Account account : accounts) {
            for (Right right : account.rights()) {
                peers.see(right, account.subject());
            }
            account.subject()
                    .ifPresent(one ->
                            bySubject
                                    .computeIfAbsent(one.id(), _ -> new ArrayList<>())
                                    .addAll(account.rights()));
        }
        Set<ReviewedRight> lines = new TreeSet<>(ORDER);
        for (Account account : accounts) {
            Coverage.Meant meant =
                    grounds.expected().meant(account.name(), account.subject(), grounds.at());
            for (Right right : account.rights()) {
                add(lines, scope, line(account, right, meant));
            }
        }
        for (CredentialFact credential : granted.credentials()) {
            add(lines, scope, line(credential));
        }
        return List.copyOf(lines);
    }

    private void add(Set<ReviewedRight> lines, ReviewScope scope, ReviewedRight line) {
        if (Scoped.holds(scope, line)) {
            lines.add(line);
        }
    }

    private List<Account> accounts() {
        Set<String> names = new TreeSet<>(granted.accountNames());
        Set<String> led = new HashSet<>();
        for (String holder : granted.holders()) {
            if (!Right.isGroup(holder)) {
                names.add(holder);
            } else if (granted.membersOf(holder).isEmpty()) {
                led.add(holder);
            }
        }
        List<Account> accounts = new ArrayList<>();
        for (String name : names) {
            List<Use> uses =
                    inputs.used().apply(name).stream()
                            .filter(use -> !use.last().isBefore(inputs.from()))
                            .toList();
            accounts.add(
                    new Account(
                            name,
                            grounds.who().subjectOf(name, grounds.at()),
                            granted.rightsOf(name),
                            uses));
        }
        for (String group : led) {
            accounts.add(new Account(group, Optional.empty(), granted.rightsOf(group), List.of()));
        }
        return accounts;
    }

    private ReviewedRight line(Account account, Right right, Coverage.Meant meant) {
        Whose whose = whose(account.name(), account.subject());
        ReviewedRight.Use use = usage.of(right, account.uses());
        Beliefs beliefs = Beliefs.of(right, meant, grounds.expected());
        List<String> against =
                conflicts.of(
                        right,
                        account.subject()
                                .map(one -> bySubject.getOrDefault(one.id(), List.of()))
                                .orElse(account.rights()));
        Advising.Known known =
                new Advising.Known(
                        whose,
                        right.permissions(),
                        origins.isSince(right, inputs.from())
                                ? Set.of()
                                : usage.unused(right, account.uses()),
                        false,
                        use,
                        beliefs.expected(),
                        !against.isEmpty());
        Peers.Count count = peers.of(right, account.subject());
        String criticality = criticality(right.resource());
        ReviewedRight line =
                new ReviewedRight(
                        whose,
                        new What(
                                "",
                                Advising.words(right.permissions()),
                                right.resource(),
                                right.through(),
                                right.named()),
                        origins.of(right),
                        use,
                        new Beside(
                                beliefs.expected(),
                                beliefs.line(),
                                criticality,
                                against,
                                count.peers(),
                                count.team(),
                                "",
                                Advising.isHigh(known, criticality)),
                        Advising.advise(known),
                        routing.reviewers(account.subject(), right.resource()));
        return since(line);
    }

    private ReviewedRight line(CredentialFact credential) {
        Optional<Subject> subject =
                credential.account().isEmpty()
                        ? Optional.empty()
                        : grounds.who().subjectOf(credential.account(), grounds.at());
        Whose whose = whose(credential.account(), subject);
        Instant last = credential.life().lastUsed().orElse(Instant.EPOCH);
        boolean seen = credential.life().lastUsed().isPresent();
        ReviewedRight.Use use =
                new ReviewedRight.Use(
                        seen ? 1 : 0,
                        last,
                        seen ? "" : "The tool does not say when it was last used.");
        boolean expired =
                credential.life().expires().filter(end -> end.isBefore(grounds.at())).isPresent();
        Set<Permission> none = EnumSet.noneOf(Permission.class);
        Advising.Known known =
                new Advising.Known(
                        whose, none, none, expired || !credential.active(), use, "none", false);
        String criticality = criticality(credential.resource());
        boolean high =
                Advising.isHigh(known, criticality)
                        || criticality.equals("high")
                        || criticality.equals("critical");
        return since(
                new ReviewedRight(
                        whose,
                        new What(
                                credential.fingerprint(),
                                List.of(),
                                credential.resource(),
                                List.copyOf(credential.scopes()),
                                credential.kind()),
                        origins.of(credential),
                        use,
                        new Beside("none", "", criticality, List.of(), 0, 0, "", high),
                        Advising.advise(known),
                        routing.reviewers(subject, credential.resource())));
    }

    private ReviewedRight since(ReviewedRight line) {
        Beside now = line.beside();
        return new ReviewedRight(
                line.whose(),
                line.what(),
                line.origin(),
                line.use(),
                new Beside(
                        now.expected(),
                        now.line(),
                        now.criticality(),
                        now.conflicts(),
                        now.peers(),
                        now.team(),
                        before.since(line).word(),
                        now.high()),
                line.advice(),
                line.reviewers());
    }

    private Whose whose(String account, Optional<Subject> subject) {
        Standing standing =
                switch (subject.orElse(null)) {
                    case Person person ->
                            person.employment().hasLeft(grounds.at())
                                    ? Standing.LEFT
                                    : Standing.PERSON;
                    case Machine _ -> Standing.MACHINE;
                    case null -> Right.isGroup(account) ? Standing.GROUP : Standing.NOBODY;
                };
        return new Whose(account, subject.map(Subject::id).orElse(""), standing.word());
    }

    private String criticality(String resource) {
        return grounds.expected().model().criticalityOf(resource).orElse("");
    }
}
