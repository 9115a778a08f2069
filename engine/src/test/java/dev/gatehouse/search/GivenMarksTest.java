package dev.gatehouse.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.Sameness;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.QueryParser;
import dev.gatehouse.search.query.QueryScope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenMarksTest {
    private static final int EVENTS = 400;

    @TempDir Path folder;

    /// Calls every third event unexpected, and those in `also` too; has not come to every seventh.
    /// Gives out a number when an event that needs it is asked for, and not before.
    private static final class EveryThird implements MarkSource {
        private final Set<Long> also = new TreeSet<>();
        private int highest;

        @Override
        public List<Key> kinds() {
            return List.of(Key.VERDICT, Key.REASON);
        }

        @Override
        public int numbers() {
            return highest;
        }

        @Override
        public List<String> values(Key kind, int number) {
            if (kind == Key.VERDICT) {
                return List.of(number == 2 ? "unexpected" : "expected");
            }
            return number == 2 ? List.of("a-rule", "another") : List.of();
        }

        @Override
        public void numbers(long[] positions, int[] places, int[] numbers, int count) {
            for (int i = 0; i < count; i++) {
                numbers[i] = number(positions[i]);
                highest = Math.max(highest, numbers[i]);
            }
        }

        private int number(long position) {
            if (position % 7 == 0) {
                return 0;
            }
            return position % 3 == 0 || also.contains(position) ? 2 : 1;
        }

        @Override
        public long changes(long first, long last) {
            return also.size();
        }
    }

    private final EveryThird marks = new EveryThird();

    private EventIndex open() {
        return EventIndex.open(
                new EventIndexSettings(
                        folder,
                        "a",
                        _ -> Who.NOBODY,
                        () -> {
                            throw new IllegalStateException("events are handed over as they are");
                        },
                        List.of(marks),
                        InstantSource.system()));
    }

    private static void fill(EventIndex index) throws IOException {
        RandomEvents events = new RandomEvents(new Random(11));
        List<FoldedEvent> batch = new ArrayList<>();
        for (int position = 0; position < EVENTS; position++) {
            Event event = events.at(new EventId(position, 0));
            batch.add(new FoldedEvent(event, Sameness.First.FIRST, false));
            if (position % 50 == 49) {
                index.take(
                        new IndexGeneration.Batch(batch, Set.of(), position + 1), _ -> List.of());
                batch.clear();
            }
        }
    }

    private static Query query(String text) {
        return QueryParser.parse(text, QueryScope.utc(Instant.EPOCH));
    }

    private static Set<Long> found(EventIndex index, String text) {
        Set<Long> positions = new TreeSet<>();
        index.page(SearchRequest.first(query(text), EVENTS))
                .events()
                .forEach(event -> positions.add(event.id().position()));
        return positions;
    }

    private Set<Long> numbered(int number) {
        Set<Long> positions = new TreeSet<>();
        for (long position = 0; position < EVENTS; position++) {
            if (marks.number(position) == number) {
                positions.add(position);
            }
        }
        return positions;
    }

    @Test
    void queriesFindExactlyWhatIsMarked() throws IOException {
        try (EventIndex index = open()) {
            fill(index);
            assertThat(found(index, "verdict:unexpected")).isEqualTo(numbered(2));
            assertThat(found(index, "reason:a-rule")).isEqualTo(numbered(2));
            assertThat(found(index, "reason:another")).isEqualTo(numbered(2));
            assertThat(found(index, "verdict:expected,unexpected")).doesNotContain(0L, 7L, 14L);
            assertThat(found(index, "-verdict:*")).isEqualTo(numbered(0));
            assertThat(found(index, "verdict:undecided")).isEmpty();
        }
    }

    @Test
    void aChangedMarkIsInTheNextAnswer() throws IOException {
        try (EventIndex index = open()) {
            fill(index);
            assertThat(found(index, "verdict:unexpected")).doesNotContain(100L);
            marks.also.add(100L);
            assertThat(found(index, "verdict:unexpected")).contains(100L).isEqualTo(numbered(2));
        }
    }

    @Test
    void facetsHistogramAndCompletionCountTheSame() throws IOException {
        try (EventIndex index = open()) {
            fill(index);
            FacetRequest request =
                    new FacetRequest(
                            Query.All.ALL,
                            Window.ALL_TIME,
                            OptionalLong.empty(),
                            List.of(Key.VERDICT, Key.REASON),
                            10);
            Facet verdicts = index.facets(request).answer().getFirst();
            assertThat(verdicts.values())
                    .containsExactlyInAnyOrder(
                            new ValueCount("expected", numbered(1).size()),
                            new ValueCount("unexpected", numbered(2).size()));
            assertThat(verdicts.without()).isEqualTo(numbered(0).size());
            Facet reasons = index.facets(request).answer().getLast();
            assertThat(reasons.without()).isEqualTo(EVENTS - numbered(2).size());
            long stacked =
                    index
                            .histogram(
                                    new HistogramRequest(
                                            Query.All.ALL,
                                            Window.ALL_TIME,
                                            OptionalLong.empty(),
                                            20,
                                            Key.VERDICT))
                            .answer()
                            .buckets()
                            .stream()
                            .mapToLong(bucket -> bucket.by().getOrDefault("unexpected", 0L))
                            .sum();
            assertThat(stacked).isEqualTo(numbered(2).size());
            assertThat(
                            index.values(
                                            new ValuesRequest(
                                                    Query.All.ALL,
                                                    Window.ALL_TIME,
                                                    Key.REASON,
                                                    "a-",
                                                    5))
                                    .answer())
                    .containsExactly(new ValueCount("a-rule", numbered(2).size()));
        }
    }

    @Test
    void theTailKnowsTheMarkOfWhatArrives() throws Exception {
        try (EventIndex index = open();
                Tail tail = index.tail(query("verdict:unexpected"))) {
            fill(index);
            assertThat(tail.matched()).isEqualTo(numbered(2).size());
            assertThat(tail.next(Duration.ofMillis(10)).orElseThrow().id().position()).isEqualTo(3);
        }
    }
}
