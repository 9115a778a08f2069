package dev.gatehouse.inventory;

import dev.gatehouse.inventory.plan.InventoryPlan;
import dev.gatehouse.inventory.plan.ListingPlan;
import dev.gatehouse.record.Sources;
import dev.gatehouse.source.Source;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Lets events alter what the last snapshot said, until the next complete one says it better. An
/// event from before a listing was asked for alters nothing: the answer knew of it already. One
/// that happened while a snapshot was being read is taken again on top of it. Guarded by the lock
/// of [Inventory].
final class Alterations {
    /// Alterations remembered for snapshots that began before them; the oldest are forgotten first.
    static final int LATELY_MAX = 50_000;

    private final Sources sources;
    private final Map<String, InventoryPlan> plans;
    private final SnapshotReading reading;
    private final Holdings holdings;
    private final Deque<Alteration> lately = new ArrayDeque<>();
    private final Map<Part, Instant> asked = new HashMap<>();

    Alterations(
            Sources sources,
            Map<String, InventoryPlan> plans,
            SnapshotReading reading,
            Holdings holdings) {
        this.sources = sources;
        this.plans = plans;
        this.reading = reading;
        this.holdings = holdings;
    }

    /// Takes one.
    void take(Alteration alteration) {
        lately.addLast(alteration);
        if (lately.size() > LATELY_MAX) {
            lately.removeFirst();
        }
        if (alteration.when().isAfter(asked.getOrDefault(alteration.part(), Instant.MAX))) {
            apply(alteration);
        }
    }

    /// Takes those again that happened since a snapshot began.
    ///
    /// @param parts its listings
    void again(Collection<Part> parts, Instant started) {
        parts.forEach(part -> asked.put(part, started));
        lately.stream()
                .filter(each -> each.when().isAfter(started) && parts.contains(each.part()))
                .forEach(this::apply);
    }

    private void apply(Alteration alteration) {
        Optional<Holdings.Known> known = holdings.known(alteration.part());
        Optional<Source> source = sources.byNumber(alteration.source());
        if (known.isPresent() && source.isPresent()) {
            facts(source.get(), known.get(), alteration)
                    .ifPresent(facts -> holdings.alter(known.get(), facts, alteration));
        }
    }

    private Optional<SequencedMap<String, Fact>> facts(
            Source source, Holdings.Known known, Alteration alteration) {
        Optional<ListingPlan> listing =
                Optional.ofNullable(plans.get(source.tool().name()))
                        .flatMap(plan -> plan.listing(alteration.listing()));
        if (listing.isEmpty()) {
            return Optional.empty();
        }
        SequencedMap<String, Fact> facts = new LinkedHashMap<>(known.facts());
        switch (alteration.altering()) {
            case NOW ->
                    reading.read(source, listing.get(), alteration)
                            .forEach(fact -> put(fact, facts));
            case WHOLE -> {
                facts.clear();
                reading.read(source, listing.get(), alteration)
                        .forEach(fact -> facts.put(fact.id(), fact));
            }
            case GONE -> facts.values().removeIf(fact -> isGone(fact, alteration));
            case UNSURE -> {}
        }
        return Optional.of(facts);
    }

    // Whoever gets another role holds the one before no longer; what an event leaves out stays.
    private static void put(Fact fact, SequencedMap<String, Fact> facts) {
        Fact was = facts.get(fact.id());
        switch (fact) {
            case Right right ->
                    facts.values()
                            .removeIf(each ->
                                    each instanceof Right other
                                            && other.account().equals(right.account())
                                            && other.resource().equals(right.resource()));
            case AccountFact account -> {
                if (was instanceof AccountFact before) {
                    facts.put(fact.id(), merged(before, account));
                    return;
                }
            }
            case Setting _, CredentialFact _, Membership _ -> {}
        }
        facts.put(fact.id(), fact);
    }

    private static AccountFact merged(AccountFact before, AccountFact after) {
        return new AccountFact(
                after.account(),
                after.name().isEmpty() ? before.name() : after.name(),
                after.resource(),
                after.role().isEmpty() ? before.role() : after.role(),
                after.state(),
                after.twoFactor().or(before::twoFactor),
                after.email().isEmpty() ? before.email() : after.email());
    }

    private static boolean isGone(Fact fact, Alteration alteration) {
        return (alteration.text().isEmpty() || holder(fact).equals(alteration.text()))
                && (alteration.on().isEmpty() || fact.resource().equals(alteration.on()));
    }

    private static String holder(Fact fact) {
        return switch (fact) {
            case Right right -> right.account();
            case Membership membership -> membership.member();
            case AccountFact account -> account.account();
            case CredentialFact credential -> credential.account();
            case Setting _ -> "";
        };
    }
}
