package dev.gatehouse.search;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// All events, searchable. Every answer is complete up to the position it says it is as of, or it
/// is an exception; what was taken is in answers half a second later. Everything it holds is read
/// from the journal again when its folder is gone or cannot be read.
public final class EventIndex implements AutoCloseable {
    /// How far behind what was taken an answer may be.
    static final int STALE_MILLIS_MAX = 500;

    private final EventIndexSettings settings;
    private final Generations generations;
    private final ExecutorService searches;
    private final MarkQuery.Cache marked = new MarkQuery.Cache();
    private final CopyOnWriteArrayList<Tail> tails = new CopyOnWriteArrayList<>();
    private final Upkeep upkeep;
    private volatile IndexGeneration serving;
    private volatile Optional<IndexGeneration> building;

    private EventIndex(EventIndexSettings settings, ExecutorService searches) throws IOException {
        this.settings = settings;
        this.searches = searches;
        this.generations =
                new Generations(
                        settings.directory(),
                        StoredEvent.layout() + "-" + settings.mappings(),
                        searches);
        Generations.Opened opened = generations.open();
        this.serving = opened.serving();
        this.building = opened.building();
        this.upkeep = new Upkeep(() -> List.of(serving), settings.clock());
    }

    /// Opens the index, or begins it.
    ///
    /// @throws UncheckedIOException when the folder cannot be used
    public static EventIndex open(EventIndexSettings settings) {
        ExecutorService searches =
                Executors.newFixedThreadPool(
                        Runtime.getRuntime().availableProcessors(),
                        Thread.ofPlatform().daemon().name("search-", 0).factory());
        try {
            return new EventIndex(settings, searches);
        } catch (IOException problem) {
            searches.shutdown();
            throw new UncheckedIOException(
                    "cannot open the index in " + settings.directory(), problem);
        }
    }

    /// One page of events, newest first.
    public Page page(SearchRequest request) {
        return ask(request.asOf(), asking -> Pages.read(asking, request));
    }

    /// Counts by the values of keys.
    public List<Facet> facets(FacetRequest request) {
        return ask(request.asOf(), asking -> Facets.read(asking, request));
    }

    /// Counts over time.
    public Histogram histogram(HistogramRequest request) {
        return ask(request.asOf(), asking -> Histograms.read(asking, request));
    }

    /// Values of `key` that begin with `prefix`, the commonest first, counted over all time.
    public List<ValueCount> values(Key key, String prefix, int top) {
        return ask(
                OptionalLong.empty(),
                asking -> Completions.read(asking.snapshot(), key, prefix, top));
    }

    /// The event of that id, or the one that the line of that id completed.
    public Optional<Event> event(EventId id) {
        return ask(
                OptionalLong.of(id.position()), asking -> EventLookup.find(asking.snapshot(), id));
    }

    /// Events that match, as they are read from now on.
    public Tail tail(Query query) {
        Tail tail = new Tail(query, tails::remove);
        tails.add(tail);
        return tail;
    }

    /// How far it has come.
    public IndexStatus status() {
        return new IndexStatus(
                serving.cursor(),
                building.map(generation -> OptionalLong.of(generation.cursor()))
                        .orElse(OptionalLong.empty()));
    }

    /// The first position it has not taken.
    long cursor() {
        return serving.cursor();
    }

    /// Takes events in the order of their positions.
    void take(List<? extends Arrival> arrivals, long cursorAfter) throws IOException {
        serving.take(arrivals, cursorAfter, this::show);
    }

    private void show(Event event) {
        for (Tail tail : tails) {
            tail.see(event, serving.marks().of(event.id()));
        }
    }

    private <T> T ask(OptionalLong wantedAsOf, Question<T> question) {
        IndexGeneration generation = serving;
        try {
            upkeep.freshen(generation, wantedAsOf);
            Snapshot snapshot = generation.snapshots().acquire();
            try {
                SearchTime time = new SearchTime(settings.clock());
                LuceneQueries queries = new LuceneQueries(generation.marks(), marked, time);
                long asOf = Math.min(snapshot.asOf(), wantedAsOf.orElse(snapshot.asOf()));
                return question.answer(new Asking(snapshot, queries, time, asOf));
            } finally {
                generation.snapshots().release(snapshot);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("the index cannot be read", problem);
        }
    }

    private interface Question<T> {
        T answer(Asking asking) throws IOException;
    }

    /// Commits what was taken and lets go of the folder.
    @Override
    public void close() {
        try {
            upkeep.close();
            serving.commit();
            serving.close();
            if (building.isPresent()) {
                building.get().commit();
                building.get().close();
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("the index could not be closed", problem);
        } finally {
            searches.shutdown();
        }
    }
}
