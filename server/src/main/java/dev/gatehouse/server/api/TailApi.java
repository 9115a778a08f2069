package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.search.EventIndex;
import dev.gatehouse.search.Tail;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Match;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.QueryScope;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.JsonMapping;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Streamed;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Events as they come in, over server-sent events: `event` with the event, and once a second
/// `rate` with how many came and how many a slow reader missed.
public final class TailApi {
    /// Live tails at a time.
    public static final int TAILS_MAX = 200;

    private static final Duration WAIT = Duration.ofMillis(200);
    private static final int BURST_EVENTS = 200;
    private static final long RATE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long NOTE_NANOS = SelfAudit.SAME_QUESTION_MINUTES.toNanos();
    private static final Duration FULL_WAIT = Duration.ofSeconds(5);

    private final EventAnswers answers;
    private final EventIndex index;
    private final SelfAudit audit;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(TAILS_MAX);

    /// @param audit is told of each question before its first row
    public TailApi(EventAnswers answers, SelfAudit audit, InstantSource clock) {
        this.answers = answers;
        this.index = answers.index();
        this.audit = audit;
        this.clock = clock;
    }

    /// Which events.
    public record TailQuestion(Optional<String> q) {}

    /// Events of which source.
    public record SourceLiveQuestion(String name) {}

    /// How fast they come.
    ///
    /// @param dropped how many were missed since the tail began
    public record Rate(long perSecond, long dropped) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.EVENTS_READ);
        return List.of(
                get("/api/v1/events/tail", read, "Matching events as they come in.")
                        .answers(TailQuestion.class, Streamed.class, this::tail),
                get("/api/v1/sources/{name}/live", read, "A source's events as they come in.")
                        .answers(SourceLiveQuestion.class, Streamed.class, this::live));
    }

    private Streamed tail(Call call, TailQuestion question) {
        String text = question.q().orElse("");
        return stream(call, text, Asked.query(text, QueryScope.utc(clock.instant())));
    }

    private Streamed live(Call call, SourceLiveQuestion question) {
        try {
            SourceName source = SourceName.parse(question.name());
            call.caller().mustReach(source);
            String name = source.toString();
            Query query = new Query.Field(Key.SOURCE, new Match.Exactly(name));
            return stream(call, "source:" + name, query);
        } catch (IllegalArgumentException notAName) {
            throw ProblemException.of(404, "There is no such source.");
        }
    }

    /// Who follows what.
    ///
    /// @param text as it was asked
    private record Reader(Call call, String text, Query query) {}

    private Streamed stream(Call call, String text, Query query) {
        Reader reader = new Reader(call, text, query);
        note(reader);
        return new Streamed(Streamed.EVENTS, out -> follow(reader, out));
    }

    private void note(Reader reader) {
        audit.noteRead(
                reader.call().caller(), "tail:" + reader.text(), index.status().cursor() - 1);
    }

    // Whoever may no longer read gets no further event, and a tail that goes on is written again.
    private void follow(Reader reader, OutputStream out) throws IOException, InterruptedException {
        if (!places.tryAcquire()) {
            throw ProblemException.later(429, "There are too many live tails.", FULL_WAIT);
        }
        try (Tail tail = EventsInScope.of(index, reader.call()).tail(reader.query())) {
            long matchedBefore = 0;
            long lastRate = System.nanoTime();
            long lastNote = lastRate;
            rate(out, new Rate(0, 0));
            while (true) {
                burst(tail, out);
                if (System.nanoTime() - lastRate >= RATE_NANOS) {
                    if (!reader.call().isStillAllowed(Capability.EVENTS_READ)) {
                        return;
                    }
                    if (System.nanoTime() - lastNote >= NOTE_NANOS) {
                        note(reader);
                        lastNote = System.nanoTime();
                    }
                    long matched = tail.matched();
                    rate(out, new Rate(matched - matchedBefore, tail.dropped()));
                    matchedBefore = matched;
                    lastRate = System.nanoTime();
                }
            }
        } finally {
            places.release();
        }
    }

    // Many at once are one write to the network.
    private void burst(Tail tail, OutputStream out) throws IOException, InterruptedException {
        Duration wait = WAIT;
        for (int i = 0; i < BURST_EVENTS; i++) {
            Optional<Event> next = tail.next(wait);
            if (next.isEmpty()) {
                break;
            }
            Streamed.frame(
                    out,
                    "event",
                    CanonicalJson.bytes(
                            answers.json(next.get(), index.who(index.status().cursor()))));
            wait = Duration.ZERO;
        }
        out.flush();
    }

    // Also what finds out that the reader is gone.
    private static void rate(OutputStream out, Rate rate) throws IOException {
        Streamed.frame(out, "rate", JsonMapping.mapper().writeValueAsBytes(rate));
        out.flush();
    }
}
