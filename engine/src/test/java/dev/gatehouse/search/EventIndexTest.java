package dev.gatehouse.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.search.query.EventValues;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Mark;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.QueryEvaluator;
import dev.gatehouse.search.query.QueryPrinter;
import dev.gatehouse.search.query.RandomQueries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        return EventIndex.open(new EventIndexSettings(folder, mappings, InstantSource.system()));
    }

    private World fill(EventIndex index, Random random, int positions) throws IOException {
        World world = new World(new TreeMap<>(), new HashMap<>());
        RandomEvents events = new RandomEvents(random);
        List<Arrival> batch = new ArrayList<>();
        for (int position = 0; position < positions; position++) {
            for (int n = random.nextInt(5) == 0 ? 2 : 0; n >= 0; n--) {
                Event event = events.at(new EventId(position, n));
                Set<Mark> marks = marks(random);
                batch.add(new Arrival.Own(event, marks));
                world.events().put(event.id(), event);
                world.marks().put(event.id(), marks);
            }
            if (random.nextInt(40) == 0 || position == positions - 1) {
                index.take(batch, position + 1);
                batch.clear();
            }
        }
        return world;
    }

    private static Set<Mark> marks(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> Set.of(Mark.DUPLICATE);
            case 1 -> Set.of(Mark.CONFLICT);
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
            for (int i = 0; i < 2_500; i++) {
                Query query = queries.next(3);
                List<EventId> expected = world.matching(query).stream().map(Event::id).toList();
                Page page = index.page(SearchRequest.first(query, 1_000));
                assertThat(page.events().stream().map(Event::id).toList())
                        .as(QueryPrinter.print(query))
                        .isEqualTo(expected);
                assertThat(page.count().value()).isEqualTo(expected.size());
                found += expected.isEmpty() ? 0 : 1;
            }
            assertThat(found).as("queries that find something").isGreaterThan(1_000);
        }
    }
}
