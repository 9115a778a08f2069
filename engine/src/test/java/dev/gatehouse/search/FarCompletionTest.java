package dev.gatehouse.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.Sameness;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Match;
import dev.gatehouse.search.query.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines that complete an event long after it was taken, when it is at hand no more.
class FarCompletionTest {
    private static final Event REQUEST = event(0);

    // As many as one thread writes in one go, so that the last waits for all others.
    private static final int REQUESTS = 128;
    private static final int ROUNDS = 20;

    @TempDir Path folder;
    private EventIndex index;
    private long cursor;

    @BeforeEach
    void open() throws IOException {
        index =
                EventIndex.open(
                        new EventIndexSettings(
                                folder,
                                "a",
                                _ -> Who.NOBODY,
                                () -> {
                                    throw new IllegalStateException("events are handed over");
                                },
                                InstantSource.system()));
        take(List.of(new FoldedEvent(REQUEST, Sameness.First.FIRST, false)), Set.of());
        takeOthers();
    }

    @AfterEach
    void close() {
        index.close();
    }

    private static Event event(long position) {
        return new RandomEvents(new Random(position)).at(new EventId(position, 0));
    }

    private void take(List<FoldedEvent> events, Set<Long> erased) throws IOException {
        cursor++;
        index.take(new IndexGeneration.Batch(events, erased, cursor), _ -> List.of());
    }

    // So many that nothing earlier is at hand.
    private void takeOthers() throws IOException {
        List<FoldedEvent> others = new ArrayList<>();
        for (int i = 0; i <= Recent.TAKEN_EVENTS_MAX; i++) {
            others.add(new FoldedEvent(event(cursor + i), Sameness.First.FIRST, false));
        }
        cursor += others.size();
        take(others, Set.of());
    }

    private Event complete() throws IOException {
        Event line = event(cursor);
        take(
                List.of(new FoldedEvent(line, new Sameness.Completion(REQUEST.id()), false)),
                Set.of());
        return line;
    }

    @Test
    void theSecondOfTwoLinesCompletesWhatTheFirstMadeOfIt() throws IOException {
        assertThat(index.event(REQUEST.id())).as("read before it changes").isPresent();
        Event one = complete();
        takeOthers();
        Event two = complete();
        Event whole = Completion.of(Completion.of(REQUEST, one), two);
        assertThat(index.event(two.id()).map(Event::change)).contains(whole.change());
        assertThat(index.event(one.id())).isEqualTo(index.event(two.id()));
        assertThat(index.event(REQUEST.id())).isEqualTo(index.event(two.id()));
    }

    @Test
    void aLineCompletesWhatIsStillBeingWritten() throws IOException {
        List<IndexGeneration.Batch> batches = new ArrayList<>();
        long first = cursor;
        for (int i = 0; i < ROUNDS; i++) {
            List<FoldedEvent> requests = new ArrayList<>();
            for (int j = 0; j < REQUESTS; j++) {
                requests.add(new FoldedEvent(event(cursor++), Sameness.First.FIRST, false));
            }
            batches.add(new IndexGeneration.Batch(requests, Set.of(), cursor));
            EventId last = requests.getLast().event().id();
            FoldedEvent line =
                    new FoldedEvent(event(cursor++), new Sameness.Completion(last), false);
            batches.add(new IndexGeneration.Batch(List.of(line), Set.of(), cursor));
        }
        index.serving().take(batches.iterator(), _ -> List.of(), _ -> {});
        FacetRequest tools =
                new FacetRequest(
                        new Query.Field(Key.POSITION, new Match.Between(first, Long.MAX_VALUE)),
                        Window.ALL_TIME,
                        OptionalLong.empty(),
                        List.of(Key.TOOL),
                        FacetRequest.VALUES_MAX);
        List<ValueCount> counts = index.facets(tools).answer().getFirst().values();
        assertThat(counts.stream().mapToLong(ValueCount::count).sum())
                .isEqualTo((long) ROUNDS * REQUESTS);
    }

    @Test
    void aLineIsNeverJoinedToWhatWasErased() throws IOException {
        assertThat(index.event(REQUEST.id())).as("read before it is erased").isPresent();
        take(List.of(), Set.of(REQUEST.id().position()));
        Event line = complete();
        assertThat(index.event(line.id()).map(Event::id)).contains(line.id());
        assertThat(index.event(REQUEST.id())).isEmpty();
    }
}
