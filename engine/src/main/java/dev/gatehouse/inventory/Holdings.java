package dev.gatehouse.inventory;

import dev.gatehouse.inventory.plan.Altering;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/// Every listing that is known with its facts, and every change there was. Guarded by the lock of
/// [Inventory].
final class Holdings {
    /// Why a listing is not complete of which an event says no more than that it is otherwise.
    static final String CHANGED_SINCE = "changed-since";

    // What an event altered was read from no answer, so that the next answer is read whatever it
    // is.
    private static final List<Long> NO_ANSWER = List.of(-1L);

    /// Facts that may be otherwise than in the last picture before the next is made from nothing.
    private static final int SINCE_MAX = 200;

    private final SequencedMap<Part, Known> parts = new LinkedHashMap<>();
    private final List<FactChange> changes = new ArrayList<>();
    // Those of them that are not first sights, and the first of these for each instance.
    private final List<FactChange> later = new ArrayList<>();
    private final Map<String, FactChange> firstSights = new HashMap<>();
    private Picture latest = Picture.NOTHING;
    private final Set<Fact> since = new LinkedHashSet<>();
    private boolean anew = true;
    private final List<PartState> states = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Causes causes = new Causes();
    private final Map<Place, Instant> altered = new HashMap<>();

    /// One listing as it is known.
    ///
    /// @param pieces the answers it was read from
    /// @param given what listings under it are asked with
    /// @param wasComplete whether it was ever read whole
    record Known(
            PartState state,
            List<Long> pieces,
            SequencedMap<String, Fact> facts,
            List<SortedMap<String, String>> given,
            boolean wasComplete) {}

    /// When and where a listing was read.
    ///
    /// @param taken when the snapshot ended
    /// @param tells what the listing can tell of who may do what
    record Reading(Part part, String place, Instant taken, List<Telling> tells) {}

    Causes causes() {
        return causes;
    }

    Optional<Known> known(Part part) {
        return Optional.ofNullable(parts.get(part));
    }

    /// The listings of a source.
    List<Part> partsOf(int source) {
        return parts.keySet().stream().filter(part -> part.source() == source).toList();
    }

    /// Grows with everything that is taken.
    long version() {
        return changes.size() + (long) states.size();
    }

    /// Takes what a listing told.
    ///
    /// @param isNew whether the thing it is a listing of was not there before, so that what it
    ///   holds has come to be and is not only seen for the first time
    void take(Reading reading, SnapshotReading.Listed listed, boolean isNew) {
        Optional<Known> before = known(reading.part());
        SequencedMap<String, Fact> old = before.map(Known::facts).orElseGet(LinkedHashMap::new);
        SequencedMap<String, Fact> after = new LinkedHashMap<>(listed.facts());
        boolean firstSight = !isNew && before.filter(Known::wasComplete).isEmpty();
        Causes.Span since = since(before, reading);
        listed.facts().values().forEach(fact -> name(fact));
        for (Fact fact : listed.facts().values()) {
            Fact was = old.get(fact.id());
            if (was == null) {
                add(reading, since, Difference.of(Optional.empty(), Optional.of(fact)), firstSight);
            } else if (!was.equals(fact)) {
                differs(Difference.of(Optional.of(was), Optional.of(fact)));
            }
            if (was != null && !isSame(was, fact)) {
                add(reading, since, Difference.of(Optional.of(was), Optional.of(fact)), false);
            }
        }
        for (Fact was : old.values()) {
            if (!after.containsKey(was.id())) {
                if (listed.isComplete()) {
                    add(reading, since, Difference.of(Optional.of(was), Optional.empty()), false);
                } else {
                    after.put(was.id(), was);
                }
            }
        }
        put(reading, listed, after, before);
    }

    private void put(
            Reading reading,
            SnapshotReading.Listed listed,
            SequencedMap<String, Fact> facts,
            Optional<Known> before) {
        List<SortedMap<String, String>> given = new ArrayList<>(listed.given());
        if (!listed.isComplete()) {
            before.ifPresent(known -> given.addAll(known.given()));
        }
        PartState state =
                new PartState(
                        reading.part(),
                        reading.place(),
                        listed.isComplete(),
                        listed.reason(),
                        reading.taken(),
                        facts.size(),
                        reading.tells());
        boolean was = before.filter(Known::wasComplete).isPresent();
        parts.put(
                reading.part(),
                new Known(state, listed.pieces(), facts, given, was || listed.isComplete()));
        states.add(state);
    }

    /// Takes what an event says a listing holds from then on.
    ///
    /// @param facts all of them
    void alter(Known known, SequencedMap<String, Fact> facts, Alteration by) {
        PartState was = known.state();
        boolean unsure = by.altering() == Altering.How.UNSURE;
        Set<String> ids = new LinkedHashSet<>(known.facts().keySet());
        ids.addAll(facts.keySet());
        for (String id : ids) {
            Optional<Fact> before = Optional.ofNullable(known.facts().get(id));
            Optional<Fact> after = Optional.ofNullable(facts.get(id));
            if (!before.equals(after)) {
                differs(Difference.of(before, after));
                note(new FactChange(by.when(), before, after, by.cause(), was.part()));
                altered.put(new Place(was.part(), id), by.when());
            }
        }
        if (unsure) {
            states.add(state(was, by.when(), false, facts.size()));
        }
        boolean complete = was.complete() && !unsure;
        parts.put(
                was.part(),
                new Known(
                        state(was, was.taken(), complete, facts.size()),
                        NO_ANSWER,
                        facts,
                        known.given(),
                        known.wasComplete()));
    }

    private static PartState state(PartState was, Instant taken, boolean complete, int facts) {
        String reason = complete || !was.complete() ? was.reason() : CHANGED_SINCE;
        return new PartState(was.part(), was.place(), complete, reason, taken, facts, was.tells());
    }

    // The same answer as before: nothing is read, only the time moves on.
    void again(Known known, Instant taken) {
        PartState was = known.state();
        PartState state =
                new PartState(was.part(), was.place(), true, "", taken, was.facts(), was.tells());
        parts.put(was.part(), new Known(state, known.pieces(), known.facts(), known.given(), true));
        states.add(state);
    }

    /// Takes a listing away because the thing it is a listing of is gone.
    void remove(Reading reading) {
        Known gone = parts.remove(reading.part());
        if (gone == null) {
            return;
        }
        Causes.Span since = since(Optional.of(gone), reading);
        for (Fact was : gone.facts().values()) {
            add(reading, since, Difference.of(Optional.of(was), Optional.empty()), false);
        }
        states.add(
                new PartState(
                        reading.part(),
                        reading.place(),
                        true,
                        "gone",
                        reading.taken(),
                        0,
                        List.of()));
    }

    // An event and the reading of a listing may cross; what happened while it was read counts.
    private static Causes.Span since(Optional<Known> before, Reading reading) {
        return new Causes.Span(
                before.map(known -> known.state().taken()).orElse(Instant.MIN), reading.taken());
    }

    /// Where a fact stands.
    private record Place(Part part, String id) {}

    /// A fact before and after; one of them may be missing.
    private record Difference(Optional<Fact> before, Optional<Fact> after) {
        static Difference of(Optional<Fact> before, Optional<Fact> after) {
            return new Difference(before, after);
        }

        Fact fact() {
            return after.or(() -> before).orElseThrow();
        }
    }

    private void add(
            Reading reading, Causes.Span since, Difference difference, boolean firstSight) {
        differs(difference);
        Optional<Happening> happening =
                firstSight
                        ? Optional.empty()
                        : causes.find(
                                difference.fact(),
                                called(difference.fact()),
                                later(reading.part(), difference.fact(), since));
        note(
                new FactChange(
                        happening.map(Happening::when).orElse(reading.taken()),
                        difference.before(),
                        difference.after(),
                        firstSight ? Cause.FirstSight.FIRST_SIGHT : Causes.cause(happening),
                        reading.part()));
    }

    private void note(FactChange change) {
        changes.add(change);
        if (change.cause() instanceof Cause.FirstSight) {
            firstSights.merge(
                    Fact.place(change.fact().resource()),
                    change,
                    (a, b) -> b.when().isBefore(a.when()) ? b : a);
        } else {
            later.add(change);
        }
    }

    private void differs(Difference difference) {
        if (!anew) {
            difference.before().ifPresent(since::add);
            difference.after().ifPresent(since::add);
            anew = since.size() > SINCE_MAX;
        }
    }

    // An event that has altered it already does not explain why it is otherwise again.
    private Causes.Span later(Part part, Fact fact, Causes.Span since) {
        Instant by = altered.getOrDefault(new Place(part, fact.id()), since.from());
        return new Causes.Span(by.isAfter(since.from()) ? by : since.from(), since.to());
    }

    // The id and the name of who holds it; nothing for what nobody holds.
    private List<String> called(Fact fact) {
        String holder =
                switch (fact) {
                    case Right right -> right.account();
                    case Membership membership -> membership.member();
                    case AccountFact account -> account.account();
                    case Setting _, CredentialFact _ -> "";
                };
        if (holder.isEmpty()) {
            return List.of();
        }
        String id = holder.substring(holder.lastIndexOf('/') + 1);
        return Stream.of(Optional.of(id), Optional.ofNullable(names.get(holder)))
                .flatMap(Optional::stream)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private void name(Fact fact) {
        if (fact instanceof AccountFact account && !account.name().isEmpty()) {
            names.put(account.account(), account.name());
        }
    }

    // A credential that was used is the credential it was.
    private static boolean isSame(Fact one, Fact other) {
        if (one instanceof CredentialFact a && other instanceof CredentialFact b) {
            return a.scopes().equals(b.scopes())
                    && a.account().equals(b.account())
                    && a.active() == b.active()
                    && a.life().created().equals(b.life().created())
                    && a.life().expires().equals(b.life().expires());
        }
        return one.equals(other);
    }

    /// What is so now: the last picture with what changed since, where that is little.
    Picture now(long version, Instant at) {
        List<PartState> known = parts.values().stream().map(Known::state).toList();
        latest =
                anew || isToldTwice()
                        ? new Picture(version, at, facts(), known)
                        : latest.after(difference(), new Picture.Moment(version, at, known));
        since.clear();
        anew = false;
        return latest;
    }

    // Which of two listings that tell a setting apart counts, only all of them together say.
    private boolean isToldTwice() {
        return since.stream()
                .filter(Setting.class::isInstance)
                .anyMatch(setting ->
                        parts.values().stream()
                                .map(known -> known.facts().get(setting.id()))
                                .anyMatch(other -> other != null && !since.contains(other)));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        parts.values().forEach(known -> facts.addAll(known.facts().values()));
        return facts;
    }

    // Another listing may still tell what one no longer does.
    private FactDifference difference() {
        List<Fact> gone = new ArrayList<>();
        List<Fact> come = new ArrayList<>();
        for (Fact fact : since) {
            boolean was = latest.holds(fact);
            boolean is =
                    parts.values().stream()
                            .anyMatch(known -> fact.equals(known.facts().get(fact.id())));
            if (was && !is) {
                gone.add(fact);
            } else if (is && !was) {
                come.add(fact);
            }
        }
        return new FactDifference(gone, come);
    }

    /// What was so at an earlier moment.
    Picture at(long version, Instant when) {
        SequencedMap<Place, Fact> facts = new LinkedHashMap<>();
        for (FactChange change : changes(Instant.MIN, when)) {
            Place place = new Place(change.part(), change.fact().id());
            change.after()
                    .ifPresentOrElse(fact -> facts.put(place, fact), () -> facts.remove(place));
        }
        SequencedMap<Part, PartState> latest = new LinkedHashMap<>();
        for (PartState state : states) {
            if (!state.taken().isAfter(when)) {
                latest.put(state.part(), state);
            }
        }
        latest.values().removeIf(state -> state.reason().equals("gone"));
        return new Picture(version, when, facts.values(), List.copyOf(latest.values()));
    }

    /// What changed behind `from`, up to `to`, oldest first.
    List<FactChange> changes(Instant from, Instant to) {
        return changes.stream()
                .filter(change -> change.when().isAfter(from) && !change.when().isAfter(to))
                .sorted(Comparator.comparing(FactChange::when))
                .toList();
    }

    /// The same without what was only seen for the first time, but the first of it at each
    /// instance.
    List<FactChange> alterations(Instant from, Instant to) {
        return Stream.concat(firstSights.values().stream(), later.stream())
                .filter(change -> change.when().isAfter(from) && !change.when().isAfter(to))
                .sorted(Comparator.comparing(FactChange::when))
                .toList();
    }

    /// Whether an answer is the one a listing was last read from.
    static boolean isSameAnswer(Known known, List<Long> pieces) {
        return known.state().complete()
                && known.pieces().equals(pieces)
                && Objects.equals(known.state().reason(), "");
    }
}
