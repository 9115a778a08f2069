package dev.gatehouse.search;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.EventFeed;
import dev.gatehouse.record.Fold;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.search.query.Folding;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Mark;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.QueryParser;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/// All events, searchable. Every answer is complete up to the position it says it is as of, or it
/// is an exception; what was taken is in answers half a second later. Everything it holds is read
/// from the journal again when its folder is gone or cannot be read.
public final class EventIndex implements Fold, AutoCloseable {
    /// How far behind what was taken an answer may be.
    static final int STALE_MILLIS_MAX = 500;

    /// Parts a query may have once it is spelled out; the most that its conditions can become.
    static final int CLAUSES_MAX = 16 * QueryParser.CONDITIONS_MAX;

    private static final int CATCH_UP_RECORDS = 8_192;

    static {
        IndexSearcher.setMaxClauseCount(CLAUSES_MAX);
    }

    private final EventIndexSettings settings;
    private final Generations generations;
    private final ExecutorService searches;
    private final MarkQuery.Cache marked = new MarkQuery.Cache();
    private final List<MarkedSegments> given;
    private final CopyOnWriteArrayList<Tail> tails = new CopyOnWriteArrayList<>();
    private final Set<HeldSnapshot> held = ConcurrentHashMap.newKeySet();
    private final Upkeep upkeep;
    private final ReentrantLock swapping = new ReentrantLock();
    private @Nullable EventFeed feed;
    private volatile IndexGeneration serving;
    private volatile Optional<IndexGeneration> building;

    private EventIndex(EventIndexSettings settings, ExecutorService searches) throws IOException {
        this.settings = settings;
        this.searches = searches;
        this.given = settings.marks().stream().map(MarkedSegments::new).toList();
        this.generations = new Generations(settings.directory(), settings.mappings(), searches);
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
    public AsOf<List<Facet>> facets(FacetRequest request) {
        return ask(
                request.asOf(), asking -> new AsOf<>(Facets.read(asking, request), asking.asOf()));
    }

    /// Counts over time.
    public AsOf<Histogram> histogram(HistogramRequest request) {
        return ask(
                request.asOf(),
                asking -> new AsOf<>(Histograms.read(asking, request), asking.asOf()));
    }

    /// Values of a key, the commonest first; of persons and machines by name, uncounted.
    public AsOf<List<ValueCount>> values(ValuesRequest request) {
        Key key = request.key();
        if (key == Key.PERSON || key == Key.MACHINE) {
            return new AsOf<>(
                    Completions.named(
                            settings.who().apply(Long.MAX_VALUE),
                            key,
                            request.prefix(),
                            request.top()),
                    serving.cursor() - 1);
        }
        if (key.isMark()) {
            return markValues(request);
        }
        return ask(
                OptionalLong.empty(),
                asking -> new AsOf<>(Completions.of(asking, request), asking.asOf()));
    }

    private AsOf<List<ValueCount>> markValues(ValuesRequest request) {
        if (!request.key().isFacet()) {
            return new AsOf<>(List.of(), serving.cursor() - 1);
        }
        String prefix = Folding.fold(request.prefix());
        FacetRequest all =
                new FacetRequest(
                        request.within(),
                        request.window(),
                        OptionalLong.empty(),
                        List.of(request.key()),
                        FacetRequest.VALUES_MAX);
        AsOf<List<Facet>> facets = facets(all);
        return new AsOf<>(
                facets.answer().getFirst().values().stream()
                        .filter(value -> Folding.fold(value.value()).startsWith(prefix))
                        .limit(request.top())
                        .toList(),
                facets.position());
    }

    /// The event of that id, or the one that the line of that id completed.
    public Optional<Event> event(EventId id) {
        return ask(
                OptionalLong.of(id.position()), asking -> EventLookup.find(asking.snapshot(), id));
    }

    /// Writes every matching event to `sink`, however many; flushes it and leaves it open. The rows
    /// are of one moment from the first to the last, also when another generation takes over; only
    /// what is erased meanwhile is left out from then on.
    ///
    /// @param form how each is given
    /// @throws IOException when `sink` does
    public ExportManifest export(ExportRequest request, EventForm form, OutputStream sink)
            throws IOException {
        try (HeldSnapshot one = hold(request.asOf())) {
            held.add(one);
            try {
                return Exports.write(request, one, form, sink);
            } finally {
                held.remove(one);
            }
        }
    }

    private HeldSnapshot hold(OptionalLong wantedAsOf) throws IOException {
        while (true) {
            IndexGeneration generation = serving;
            try {
                upkeep.freshen(generation, wantedAsOf);
                return new HeldSnapshot(
                        generation,
                        generation.snapshots().acquire(),
                        snapshot -> asking(generation, snapshot, wantedAsOf));
            } catch (AlreadyClosedException closed) {
                if (generation.equals(serving)) {
                    throw closed;
                }
            }
        }
    }

    /// Events that match, as they are read from now on.
    public Tail tail(Query query) {
        Tail tail = new Tail(query, () -> settings.who().apply(Long.MAX_VALUE), tails::remove);
        tails.add(tail);
        return tail;
    }

    /// Who is who in an answer as of `asOf`.
    public Who who(long asOf) {
        return settings.who().apply(asOf + 1);
    }

    /// How far it has come.
    public IndexStatus status() {
        return new IndexStatus(
                serving.cursor(),
                building.map(generation -> OptionalLong.of(generation.cursor()))
                        .orElse(OptionalLong.empty()));
    }

    /// Builds the generation that takes over, while one is being built; to be followed beside this.
    public Optional<Fold> rebuild() {
        return building.map(generation -> new Rebuild(this, generation, settings.feeds().get()));
    }

    Optional<IndexGeneration> building() {
        return building;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public long cursor() {
        return serving.cursor();
    }

    @Override
    public void fold(List<Stored> records) throws IOException {
        swapping.lock();
        try {
            if (feed == null) {
                feed = settings.feeds().get();
            }
            catchUp(feed, records.getFirst().position());
            takeFresh(feed, records);
        } catch (AlreadyClosedException closed) {
            openAgain();
            throw new IOException("the disk refused the index; it was opened again", closed);
        } finally {
            swapping.unlock();
        }
    }

    // After the index was opened again it is back at its last commit, behind what comes next.
    private void catchUp(EventFeed from, long first) throws IOException {
        while (serving.cursor() < first) {
            long missing = Math.min(CATCH_UP_RECORDS, first - serving.cursor());
            takeFresh(from, from.records(serving.cursor(), (int) missing));
        }
    }

    private void takeFresh(EventFeed from, List<Stored> records) throws IOException {
        long cursor = serving.cursor();
        List<Stored> fresh =
                records.stream().filter(stored -> stored.position() >= cursor).toList();
        take(new ReadBatches(from, fresh), position -> from.read(from.records(position, 1)));
        forget(Erased.in(fresh));
    }

    // A disk that refuses closes the writer for good; answers go on from what was read until then.
    private void openAgain() throws IOException {
        IndexGeneration broken = serving;
        broken.stopWriting();
        serving = IndexGeneration.open(broken.directory(), searches);
        broken.close();
    }

    IndexGeneration serving() {
        return serving;
    }

    /// Takes events in the order of their positions.
    void take(IndexGeneration.Batch batch, LongFunction<List<FoldedEvent>> readAgain)
            throws IOException {
        take(List.of(batch).iterator(), readAgain);
        forget(batch.erased());
    }

    // The erasure counts as taken once nobody who is still reading is given it.
    private void forget(Set<Long> erased) throws IOException {
        for (HeldSnapshot one : held) {
            one.forget(erased);
        }
    }

    private void take(
            Iterator<IndexGeneration.Batch> batches, LongFunction<List<FoldedEvent>> readAgain)
            throws IOException {
        serving.take(
                batches,
                readAgain,
                event -> {
                    for (Tail tail : tails) {
                        tail.see(event, marks(event));
                    }
                });
    }

    private Set<Mark> marks(Event event) {
        Set<Mark> marks = serving.marks().of(event.id());
        for (MarkedSegments from : given) {
            int[] number = {0};
            from.source()
                    .numbers(
                            new long[] {event.id().position()},
                            new int[] {event.id().n()},
                            number,
                            1);
            for (Key kind : number[0] == 0 ? List.<Key>of() : from.source().kinds()) {
                from.source()
                        .values(kind, number[0])
                        .forEach(value -> marks.add(new Mark(kind, value)));
            }
        }
        return marks;
    }

    /// Lets `caughtUp` serve if it has come as far as what serves now.
    ///
    /// @return whether it serves from now on
    boolean takeOver(IndexGeneration caughtUp) throws IOException {
        swapping.lock();
        try {
            if (caughtUp.cursor() < serving.cursor()) {
                return false;
            }
            caughtUp.commit();
            caughtUp.snapshots().maybeRefreshBlocking();
            IndexGeneration before = serving;
            serving = caughtUp;
            building = Optional.empty();
            before.close();
            generations.swapped();
            return true;
        } finally {
            swapping.unlock();
        }
    }

    private <T> T ask(OptionalLong wantedAsOf, Question<T> question) {
        while (true) {
            IndexGeneration generation = serving;
            try {
                return ask(generation, wantedAsOf, question);
            } catch (AlreadyClosedException closed) {
                // Another generation took over in between; ask that one.
                if (generation.equals(serving)) {
                    throw closed;
                }
            } catch (IOException problem) {
                throw new UncheckedIOException("the index cannot be read", problem);
            }
        }
    }

    private <T> T ask(IndexGeneration generation, OptionalLong wantedAsOf, Question<T> question)
            throws IOException {
        upkeep.freshen(generation, wantedAsOf);
        Snapshot snapshot = generation.snapshots().acquire();
        try {
            return question.answer(asking(generation, snapshot, wantedAsOf));
        } finally {
            generation.snapshots().release(snapshot);
        }
    }

    private Asking asking(IndexGeneration generation, Snapshot snapshot, OptionalLong wantedAsOf) {
        SearchTime time = new SearchTime(settings.clock());
        LuceneQueries queries = new LuceneQueries(generation.marks(), marked, given, time);
        long asOf = Math.min(snapshot.asOf(), wantedAsOf.orElse(snapshot.asOf()));
        return new Asking(snapshot, queries, time, asOf, who(asOf));
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
