package dev.gatehouse.search;

import dev.gatehouse.event.Event;
import dev.gatehouse.people.Who;
import dev.gatehouse.search.query.Mark;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.QueryEvaluator;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Events that match a query, as they are read. A reader that is too slow misses some and is told
/// how many; it never holds up anyone else. An event that a later line completes comes again under
/// its id.
public final class Tail implements AutoCloseable {
    /// Events that wait for a slow reader; twice as many as a view is handed at once.
    public static final int WAITING_EVENTS_MAX = 4_096;

    private final Query query;
    private final Supplier<Who> who;
    private final boolean wantsDuplicates;
    private final Consumer<Tail> closing;
    private final ArrayBlockingQueue<Event> waiting = new ArrayBlockingQueue<>(WAITING_EVENTS_MAX);
    private final AtomicLong matched = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    // What the query comes to for those who are known; only the index's own thread looks.
    private QueryEvaluator evaluator;
    private long version;

    Tail(Query query, Supplier<Who> who, Consumer<Tail> closing) {
        this.query = query;
        this.who = who;
        Who known = who.get();
        this.evaluator = QueryEvaluator.of(query, known);
        this.version = known.version();
        this.wantsDuplicates = LuceneQueries.namesMarks(query);
        this.closing = closing;
    }

    void see(Event event, Set<Mark> marks) {
        if (marks.contains(Mark.DUPLICATE) && !wantsDuplicates) {
            return;
        }
        Who known = who.get();
        if (known.version() != version) {
            version = known.version();
            knowAgain(known);
        }
        if (evaluator.matches(event, marks)) {
            matched.incrementAndGet();
            if (!waiting.offer(event)) {
                dropped.incrementAndGet();
            }
        }
    }

    private void knowAgain(Who known) {
        try {
            evaluator = QueryEvaluator.of(query, known);
        } catch (IllegalArgumentException tooMany) {
            System.getLogger(Tail.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "a live tail goes on with who was known before");
        }
    }

    /// The next event; empty when none came within `wait`.
    public Optional<Event> next(Duration wait) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    /// Events that matched since it began.
    public long matched() {
        return matched.get();
    }

    /// Events that matched and were missed because the reader was too slow.
    public long dropped() {
        return dropped.get();
    }

    @Override
    public void close() {
        closing.accept(this);
    }
}
