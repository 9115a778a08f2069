package dev.gatehouse.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.EventJson;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.Sameness;
import dev.gatehouse.search.query.EventValues;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Mark;
import dev.gatehouse.search.query.Match;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.QueryEvaluator;
import dev.gatehouse.search.query.QueryPrinter;
import dev.gatehouse.search.query.RandomQueries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventIndexTest {
    private static final Comparator<Event> NEWEST_FIRST =
            Comparator.<Event>comparingLong(event -> EventValues.number(event, Key.TIME))
                    .thenComparing(Event::id)
                    .reversed();

    @TempDir Path folder;

    /// What the index should hold, as a plain list.
    private record World(Map<EventId, Event> events, Map<EventId, Set<Mark>> marks) {
        List<Event> matching(Query query) {
            QueryEvaluator evaluator = QueryEvaluator.of(query);
            boolean all = LuceneQueries.namesMarks(query);
            return events.values().stream()
                    .filter(event -> all || !marksOf(event).contains(Mark.DUPLICATE))
                    .filter(event -> evaluator.matches(event, marksOf(event)))
                    .sorted(NEWEST_FIRST)
                    .toList();
        }

        private Set<Mark> marksOf(Event event) {
            return marks.getOrDefault(event.id(), Set.of());
        }
    }

    private EventIndex open(String mappings) {
        return EventIndex.open(
                new EventIndexSettings(
                        folder,
                        mappings,
                        _ -> Who.NOBODY,
                        () -> {
                            throw new IllegalStateException("events are handed over as they are");
                        },
                        InstantSource.system()));
    }

    private World fill(EventIndex index, Random random, int positions) throws IOException {
        World world = new World(new TreeMap<>(), new HashMap<>());
        RandomEvents events = new RandomEvents(random);
        List<FoldedEvent> batch = new ArrayList<>();
        for (int position = 0; position < positions; position++) {
            for (int n = random.nextInt(5) == 0 ? 2 : 0; n >= 0; n--) {
                Event event = events.at(new EventId(position, n));
                Set<Mark> marks = marks(random);
                batch.add(folded(event, marks));
                world.events().put(event.id(), event);
                world.marks().put(event.id(), marks);
            }
            if (random.nextInt(40) == 0 || position == positions - 1) {
                index.take(
                        new IndexGeneration.Batch(batch, Set.of(), position + 1), _ -> List.of());
                batch.clear();
            }
        }
        return world;
    }

    private static FoldedEvent folded(Event event, Set<Mark> marks) {
        EventId first = new EventId(0, 0);
        Sameness sameness =
                marks.contains(Mark.DUPLICATE)
                        ? new Sameness.Duplicate(first)
                        : marks.contains(Mark.CONFLICT)
                                ? new Sameness.Conflict(first)
                                : Sameness.First.FIRST;
        return new FoldedEvent(event, sameness, marks.contains(Mark.HINT));
    }

    private static Set<Mark> marks(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> Set.of(Mark.DUPLICATE);
            case 1 -> Set.of(Mark.CONFLICT, Mark.HINT);
            case 2 -> Set.of(Mark.HINT);
            default -> Set.of();
        };
    }

    @Test
    void indexAndEvaluatorAgreeOnEveryQuery() throws IOException {
        Random random = new Random(2_026);
        try (EventIndex index = open("a")) {
            World world = fill(index, random, 250);
            RandomQueries queries = new RandomQueries(random, RandomEvents.VALUES);
            int found = 0;
            for (int i = 0; i < 1_500; i++) {
                Query query = queries.next(3);
                List<EventId> expected = world.matching(query).stream().map(Event::id).toList();
                Page page = index.page(SearchRequest.first(query, 1_000));
                assertThat(page.events().stream().map(Event::id).toList())
                        .as(QueryPrinter.print(query))
                        .isEqualTo(expected);
                assertThat(page.count().value()).isEqualTo(expected.size());
                found += expected.isEmpty() ? 0 : 1;
            }
            assertThat(found).as("queries that find something").isGreaterThan(600);
        }
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetitionWhileMoreArrives() throws IOException {
        Random random = new Random(7);
        try (EventIndex index = open("a")) {
            World world = fill(index, random, 300);
            List<EventId> expected = world.matching(Query.All.ALL).stream().map(Event::id).toList();
            List<EventId> read = new ArrayList<>();
            SearchRequest request = SearchRequest.first(Query.All.ALL, 7);
            RandomEvents more = new RandomEvents(random);
            for (long position = 300; ; position++) {
                Page page = index.page(request);
                page.events().forEach(event -> read.add(event.id()));
                if (page.next().isEmpty()) {
                    break;
                }
                // It happened before everything else, so it would stand on a page still to come.
                Event late = renamed(more.at(new EventId(0, 0)), new EventId(position, 0));
                index.take(
                        new IndexGeneration.Batch(
                                List.of(folded(late, Set.of())), Set.of(), position + 1),
                        _ -> List.of());
                assertThat(index.event(late.id())).as("it can be seen by now").isPresent();
                request = request.next(page.next().get());
            }
            assertThat(read).isEqualTo(expected);
        }
    }

    private static Event renamed(Event event, EventId id) {
        return new Event(
                id,
                event.source(),
                event.receipt(),
                event.time(),
                event.deed(),
                event.actor(),
                event.onBehalfOf(),
                event.via(),
                event.origin(),
                event.resource(),
                event.change(),
                event.context(),
                event.detail(),
                event.text());
    }

    @Test
    void facetsAndHistogramCountWhatMatches() throws IOException {
        Random random = new Random(11);
        try (EventIndex index = open("a")) {
            World world = fill(index, random, 300);
            RandomQueries queries = new RandomQueries(random, RandomEvents.VALUES);
            List<Key> keys = List.of(Key.ACTOR, Key.OUTCOME, Key.ENVIRONMENT, Key.RESOURCE);
            for (int i = 0; i < 60; i++) {
                Query query = queries.next(2);
                List<Event> matching = world.matching(query);
                List<Facet> facets =
                        index.facets(
                                        new FacetRequest(
                                                query,
                                                Window.ALL_TIME,
                                                OptionalLong.empty(),
                                                keys,
                                                1_000))
                                .answer();
                for (Facet facet : facets) {
                    Map<String, Long> expected = new TreeMap<>();
                    for (Event event : matching) {
                        firstValue(event, facet.key())
                                .ifPresent(value -> expected.merge(value, 1L, Long::sum));
                    }
                    Map<String, Long> counted = new TreeMap<>();
                    facet.values().forEach(value -> counted.put(value.value(), value.count()));
                    assertThat(counted).as(QueryPrinter.print(query)).isEqualTo(expected);
                    assertThat(
                                    facet.without()
                                            + facet.values().stream()
                                                    .mapToLong(ValueCount::count)
                                                    .sum())
                            .isEqualTo(matching.size());
                }
                Histogram histogram =
                        index.histogram(
                                        new HistogramRequest(
                                                query,
                                                Window.ALL_TIME,
                                                OptionalLong.empty(),
                                                30,
                                                Key.OUTCOME))
                                .answer();
                assertThat(histogram.buckets().stream().mapToLong(Histogram.Bucket::total).sum())
                        .isEqualTo(matching.size());
                for (Histogram.Bucket bucket : histogram.buckets()) {
                    long inBucket =
                            matching.stream()
                                    .map(event -> event.time().time())
                                    .filter(time -> !time.isBefore(bucket.start()))
                                    .filter(time ->
                                            time.isBefore(bucket.start().plus(histogram.width())))
                                    .count();
                    assertThat(bucket.total()).isEqualTo(inBucket);
                }
            }
        }
    }

    private static Optional<String> firstValue(Event event, Key key) {
        List<String> values = new ArrayList<>();
        EventValues.each(event, key, values::add);
        // Half a surrogate pair has no UTF-8 form; it is counted as the replacement character.
        return values.stream().findFirst().map(value -> value.replace('\ud800', '\ufffd'));
    }

    @Test
    void whatWasCommittedIsThereAfterARestartAndTheRestIsTakenAgain() throws IOException {
        World world;
        try (EventIndex index = open("a")) {
            world = fill(index, new Random(3), 120);
        }
        try (EventIndex index = open("a")) {
            assertThat(index.cursor()).isEqualTo(120);
            // The last records come again, as after a stop before their commit.
            List<FoldedEvent> again = new ArrayList<>();
            world.events().values().stream()
                    .filter(event -> event.id().position() >= 100)
                    .forEach(event -> again.add(folded(event, world.marksOf(event))));
            index.take(new IndexGeneration.Batch(again, Set.of(), 120), _ -> List.of());
            assertThat(ids(index, Query.All.ALL))
                    .isEqualTo(world.matching(Query.All.ALL).stream().map(Event::id).toList());
        }
    }

    @Test
    void anErasedPositionIsFoundNoMoreByAnything() throws IOException {
        try (EventIndex index = open("a")) {
            fill(index, new Random(5), 50);
            index.take(new IndexGeneration.Batch(List.of(), Set.of(20L, 21L), 51), _ -> List.of());
            assertThat(ids(index, Query.All.ALL))
                    .noneMatch(id -> id.position() == 20 || id.position() == 21);
            assertThat(index.event(new EventId(20, 0))).isEmpty();
            assertThat(index.event(new EventId(22, 0))).isPresent();
        }
    }

    @Test
    void aLaterLineCompletesTheEarlierEvent() throws IOException {
        RandomEvents events = new RandomEvents(new Random(9));
        Event request = events.at(new EventId(4, 0));
        Event response = events.at(new EventId(6, 0));
        Event other = events.at(new EventId(5, 0));
        for (boolean oneBatch : List.of(true, false)) {
            try (EventIndex index = open(oneBatch ? "one" : "two")) {
                FoldedEvent later =
                        new FoldedEvent(response, new Sameness.Completion(request.id()), false);
                List<FoldedEvent> first =
                        List.of(folded(request, Set.of()), folded(other, Set.of()));
                if (oneBatch) {
                    index.take(
                            new IndexGeneration.Batch(
                                    List.of(first.get(0), first.get(1), later), Set.of(), 7),
                            _ -> List.of());
                } else {
                    index.take(new IndexGeneration.Batch(first, Set.of(), 6), _ -> List.of());
                    index.take(
                            new IndexGeneration.Batch(List.of(later), Set.of(), 7), _ -> List.of());
                }
                Event whole = Completion.of(request, response);
                assertThat(ids(index, Query.All.ALL))
                        .containsExactlyInAnyOrder(request.id(), other.id());
                assertThat(index.event(request.id()).map(EventIndexTest::text))
                        .contains(text(whole));
                assertThat(index.event(response.id())).isEqualTo(index.event(request.id()));
            }
        }
    }

    @Test
    void anotherMappingIsBuiltBesideAndTakesOver() throws IOException {
        World world;
        try (EventIndex index = open("a")) {
            world = fill(index, new Random(13), 60);
        }
        List<EventId> all = world.matching(Query.All.ALL).stream().map(Event::id).toList();
        try (EventIndex index = open("b")) {
            assertThat(index.status().rebuildingCursor()).hasValue(0);
            assertThat(ids(index, Query.All.ALL)).as("the old one answers").isEqualTo(all);
            IndexGeneration building = index.building().orElseThrow();
            take(building, List.of(), 30);
            assertThat(index.takeOver(building)).isFalse();
            List<FoldedEvent> folded = new ArrayList<>();
            world.events()
                    .values()
                    .forEach(event -> folded.add(folded(event, world.marksOf(event))));
            take(building, folded, 60);
            assertThat(index.takeOver(building)).isTrue();
            assertThat(ids(index, Query.All.ALL)).isEqualTo(all);
            assertThat(index.status().rebuildingCursor()).isEmpty();
        }
        try (EventIndex index = open("b")) {
            assertThat(index.cursor()).isEqualTo(60);
            assertThat(ids(index, Query.All.ALL)).isEqualTo(all);
        }
    }

    private static void take(IndexGeneration building, List<FoldedEvent> events, long after)
            throws IOException {
        IndexGeneration.Batch batch = new IndexGeneration.Batch(events, Set.of(), after);
        building.take(List.of(batch).iterator(), _ -> List.of(), _ -> {});
    }

    @Test
    void theTailShowsWhatMatchesAndCountsWhatItDrops() throws Exception {
        RandomEvents events = new RandomEvents(new Random(17));
        try (EventIndex index = open("a");
                Tail all = index.tail(Query.All.ALL);
                Tail one = index.tail(new Query.Field(Key.ID, new Match.Exactly("3.0")))) {
            int count = Tail.WAITING_EVENTS_MAX + 50;
            List<FoldedEvent> batch = new ArrayList<>();
            for (int position = 0; position < count; position++) {
                batch.add(folded(events.at(new EventId(position, 0)), Set.of()));
            }
            index.take(new IndexGeneration.Batch(batch, Set.of(), count), _ -> List.of());
            assertThat(one.next(Duration.ZERO).map(Event::id)).contains(new EventId(3, 0));
            assertThat(one.next(Duration.ZERO)).isEmpty();
            assertThat(all.matched()).isEqualTo(count);
            assertThat(all.dropped()).isEqualTo(50);
        }
    }

    @Test
    void valuesAreCompletedAsTheyAreWritten() throws IOException {
        try (EventIndex index = open("a")) {
            fill(index, new Random(19), 200);
            assertThat(values(index, Window.ALL_TIME, Key.ACTOR, "DANA"))
                    .containsExactlyInAnyOrder("dana.k", "Dana Kowalski");
            assertThat(values(index, Window.ALL_TIME, Key.RESOURCE, "pay"))
                    .contains("payments", "payments-api");
        }
    }

    private static List<String> values(EventIndex index, Window window, Key key, String prefix) {
        ValuesRequest request = new ValuesRequest(Query.All.ALL, window, key, prefix, 10);
        return index.values(request).answer().stream().map(ValueCount::value).toList();
    }

    // Half a surrogate pair has no UTF-8 form; it is kept as the replacement character.
    private static String text(Event event) {
        return EventJson.of(event).toString().replace('\ud800', '\ufffd');
    }

    private static List<EventId> ids(EventIndex index, Query query) {
        Page page = index.page(SearchRequest.first(query, 1_000));
        return page.events().stream().map(Event::id).toList();
    }
}
