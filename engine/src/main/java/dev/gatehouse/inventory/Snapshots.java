package dev.gatehouse.inventory;

import dev.gatehouse.inventory.plan.InventoryPlan;
import dev.gatehouse.inventory.plan.ListingPlan;
import dev.gatehouse.inventory.plan.Tellings;
import dev.gatehouse.record.InventoryRecord.ListingTaken;
import dev.gatehouse.record.InventoryRecord.SnapshotBelieved;
import dev.gatehouse.record.InventoryRecord.SnapshotTaken;
import dev.gatehouse.record.Sources;
import dev.gatehouse.source.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Takes snapshots into the holdings: puts their records together, compares each with what was
/// known, and holds one that has lost implausibly much. Guarded by the lock of [Inventory].
final class Snapshots {
    /// A listing may lose this share of its facts, in percent, and still be believed.
    static final int SHRINK_PERCENT_MAX = 50;

    /// A listing of fewer facts than this is believed whatever it loses.
    static final int SHRINK_FACTS_MIN = 20;

    private final Sources sources;
    private final Map<String, InventoryPlan> plans;
    private final SnapshotReading reading;
    private final Holdings holdings = new Holdings();
    private final Alterations events;
    private final Map<Integer, Open> open = new TreeMap<>();
    private final SequencedMap<Integer, Held> held = new LinkedHashMap<>();

    /// A snapshot whose last record has not come yet.
    private record Open(String snapshot, List<ListingTaken> listings) {}

    private record Held(HeldSnapshot snapshot, Instant started, List<ListingTaken> listings) {}

    Snapshots(Sources sources, Map<String, InventoryPlan> plans, SnapshotReading reading) {
        this.sources = sources;
        this.plans = plans;
        this.reading = reading;
        this.events = new Alterations(sources, plans, reading, holdings);
    }

    Holdings holdings() {
        return holdings;
    }

    List<HeldSnapshot> held() {
        return held.values().stream().map(Held::snapshot).toList();
    }

    /// Takes what the journal told next.
    void take(Told told) {
        switch (told) {
            case Told.Happened happened -> holdings.causes().add(happened.happening());
            case Told.Altered altered -> events.take(altered.alteration());
            case Told.Recorded recorded -> {
                switch (recorded.record()) {
                    case SnapshotTaken taken -> taken(taken, recorded.received());
                    case SnapshotBelieved believed -> believed(believed);
                }
            }
        }
    }

    private void taken(SnapshotTaken taken, Instant received) {
        Open before = open.get(taken.number());
        List<ListingTaken> listings = new ArrayList<>();
        if (before != null && before.snapshot().equals(taken.snapshot())) {
            listings.addAll(before.listings());
        }
        listings.addAll(taken.listings());
        if (!taken.last()) {
            open.put(taken.number(), new Open(taken.snapshot(), listings));
            return;
        }
        open.remove(taken.number());
        sources.byNumber(taken.number())
                .ifPresent(source ->
                        take(
                                new Whole(
                                        source,
                                        taken.snapshot(),
                                        new Span(taken.started(), received),
                                        listings)));
    }

    /// A snapshot with all its records.
    private record Whole(Source source, String snapshot, Span time, List<ListingTaken> listings) {
        Instant taken() {
            return time.ended();
        }
    }

    /// When the first of a snapshot was asked for, and when the last was there.
    private record Span(Instant started, Instant ended) {}

    private void take(Whole whole) {
        SequencedMap<Part, SnapshotReading.Listed> listed = read(whole);
        List<HeldSnapshot.Shrunk> shrunk = shrunk(whole, listed);
        int number = whole.source().number();
        if (shrunk.isEmpty()) {
            held.remove(number);
            apply(whole, listed);
            return;
        }
        HeldSnapshot snapshot =
                new HeldSnapshot(
                        number,
                        SnapshotReading.place(whole.source()),
                        whole.snapshot(),
                        whole.taken(),
                        shrunk);
        held.put(number, new Held(snapshot, whole.time().started(), whole.listings()));
    }

    private void believed(SnapshotBelieved believed) {
        Held waiting = held.get(believed.number());
        if (waiting == null || !waiting.snapshot().snapshot().equals(believed.snapshot())) {
            return;
        }
        held.remove(believed.number());
        sources.byNumber(believed.number())
                .map(source ->
                        new Whole(
                                source,
                                believed.snapshot(),
                                new Span(waiting.started(), waiting.snapshot().taken()),
                                waiting.listings()))
                .ifPresent(whole -> apply(whole, read(whole)));
    }

    private List<HeldSnapshot.Shrunk> shrunk(
            Whole whole, SequencedMap<Part, SnapshotReading.Listed> listed) {
        Map<String, int[]> counts = new TreeMap<>();
        listed.forEach((part, one) ->
                holdings.known(part)
                        .filter(known -> one.isComplete() && known.state().complete())
                        .ifPresent(known ->
                                count(counts, part, known.facts().size(), one.facts().size())));
        for (Part gone : gone(whole, listed)) {
            holdings.known(gone).ifPresent(known -> count(counts, gone, known.facts().size(), 0));
        }
        List<HeldSnapshot.Shrunk> shrunk = new ArrayList<>();
        counts.forEach((name, count) -> {
            long least = (long) count[0] * (100 - SHRINK_PERCENT_MAX);
            if (count[0] >= SHRINK_FACTS_MIN && count[1] * 100L < least) {
                shrunk.add(new HeldSnapshot.Shrunk(name, count[0], count[1]));
            }
        });
        return shrunk;
    }

    private static void count(Map<String, int[]> counts, Part part, int before, int after) {
        int[] count = counts.computeIfAbsent(part.listing(), _ -> new int[2]);
        count[0] += before;
        count[1] += after;
    }

    private SequencedMap<Part, SnapshotReading.Listed> read(Whole whole) {
        SequencedMap<Part, SnapshotReading.Listed> listed = new LinkedHashMap<>();
        InventoryPlan plan = plans.get(whole.source().tool().name());
        if (plan == null) {
            return listed;
        }
        // Each is read by itself, and there may be tens of thousands.
        List<SnapshotReading.Listed> read =
                whole.listings().parallelStream().map(taken -> read(whole, plan, taken)).toList();
        for (int i = 0; i < read.size(); i++) {
            listed.put(part(whole, whole.listings().get(i)), read.get(i));
        }
        return listed;
    }

    private static Part part(Whole whole, ListingTaken taken) {
        return new Part(whole.source().number(), taken.listing(), taken.of());
    }

    private SnapshotReading.Listed read(Whole whole, InventoryPlan plan, ListingTaken taken) {
        Optional<Holdings.Known> known =
                holdings.known(part(whole, taken))
                        .filter(each -> Holdings.isSameAnswer(each, taken.pieces()));
        return taken.complete() && known.isPresent()
                ? new SnapshotReading.Listed(
                        taken.pieces(), known.get().facts(), known.get().given(), "")
                : reading.read(whole.source(), plan, taken);
    }

    private void apply(Whole whole, SequencedMap<Part, SnapshotReading.Listed> listed) {
        List<Part> gone = gone(whole, listed);
        List<Part> fresh =
                listed.keySet().stream().filter(part -> isNew(whole.source(), part)).toList();
        listed.forEach((part, one) -> {
            Holdings.Reading read = reading(whole, part);
            Optional<Holdings.Known> known = holdings.known(part);
            if (one.isComplete()
                    && known.filter(each -> Holdings.isSameAnswer(each, one.pieces()))
                            .isPresent()) {
                holdings.again(known.get(), whole.taken());
            } else {
                holdings.take(read, one, fresh.contains(part));
            }
        });
        gone.forEach(part -> holdings.remove(reading(whole, part)));
        events.again(listed.keySet(), whole.time().started());
    }

    private Holdings.Reading reading(Whole whole, Part part) {
        String place = SnapshotReading.place(whole.source());
        List<Telling> tells =
                Optional.ofNullable(plans.get(whole.source().tool().name()))
                        .map(plan -> Tellings.of(plan, part.listing(), part.of(), place))
                        .orElse(List.of());
        return new Holdings.Reading(part, place, whole.taken(), tells);
    }

    // Listings of things that the listing they are under, read whole, no longer gives.
    private List<Part> gone(Whole whole, Map<Part, SnapshotReading.Listed> listed) {
        List<Part> gone = new ArrayList<>();
        for (Part part : holdings.partsOf(whole.source().number())) {
            boolean given = listed.containsKey(part);
            Optional<String> under = under(whole.source(), part);
            if (!given && under.isPresent() && isGone(part, under.get(), listed)) {
                gone.add(part);
            }
        }
        return gone;
    }

    // A thing may stand in several listings above: none of them may give it, those this snapshot
    // does not hold among them.
    private boolean isGone(Part part, String under, Map<Part, SnapshotReading.Listed> listed) {
        List<SnapshotReading.Listed> read =
                listed.entrySet().stream()
                        .filter(each -> isAbove(each.getKey(), under, part))
                        .map(Map.Entry::getValue)
                        .toList();
        Stream<SortedMap<String, String>> given =
                Stream.concat(
                        read.stream().flatMap(each -> each.given().stream()),
                        holdings.partsOf(part.source()).stream()
                                .filter(each -> isAbove(each, under, part))
                                .filter(each -> !listed.containsKey(each))
                                .flatMap(each -> holdings.known(each).stream())
                                .flatMap(each -> each.given().stream()));
        return !read.isEmpty()
                && read.stream().allMatch(SnapshotReading.Listed::isComplete)
                && given.noneMatch(each -> holds(each, part.of()));
    }

    // Whether a listing may be the one that gave a part its names: it says nothing else.
    private static boolean isAbove(Part above, String under, Part part) {
        return above.listing().equals(under)
                && above.of().entrySet().stream()
                        .allMatch(each ->
                                part.of()
                                        .getOrDefault(each.getKey(), each.getValue())
                                        .equals(each.getValue()));
    }

    // Whether the listing above was read whole before and did not give this one then.
    private boolean isNew(Source source, Part part) {
        if (holdings.known(part).isPresent()) {
            return false;
        }
        Optional<String> under = under(source, part);
        List<Holdings.Known> above =
                holdings.partsOf(source.number()).stream()
                        .filter(each -> isAbove(each, under.orElse(""), part))
                        .flatMap(each -> holdings.known(each).stream())
                        .toList();
        return !above.isEmpty()
                && above.stream().allMatch(Holdings.Known::wasComplete)
                && above.stream()
                        .flatMap(each -> each.given().stream())
                        .noneMatch(each -> holds(each, part.of()));
    }

    private Optional<String> under(Source source, Part part) {
        return Optional.ofNullable(plans.get(source.tool().name()))
                .flatMap(plan -> plan.listing(part.listing()))
                .flatMap(ListingPlan::under);
    }

    private static boolean holds(SortedMap<String, String> more, SortedMap<String, String> less) {
        return more.entrySet().containsAll(less.entrySet());
    }
}
