package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.event.EventId;
import dev.gatehouse.journal.JournalException;
import dev.gatehouse.record.Erase;
import dev.gatehouse.record.ReceivedPiece;
import dev.gatehouse.retention.HeldRecords;
import dev.gatehouse.retention.RetentionRefused;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;

/// Destroys events for good: payload and salt go, every proof holds. The tombstone that says who,
/// why and which stands in the journal before anything is destroyed.
public final class ErasuresApi {
    /// Events of one erasure.
    public static final int EVENTS_MAX = 1_000;

    private static final int REASON_CHARS_MAX = 500;
    private static final Duration JOURNAL_WAIT = Duration.ofSeconds(10);

    private final Erase erase;
    private final PiecesInScope pieces;
    private final LongFunction<HeldRecords> held;

    /// @param erase destroys them
    /// @param pieces what the caller may know of
    /// @param held what holds keep of the records before a position
    public ErasuresApi(Erase erase, PiecesInScope pieces, LongFunction<HeldRecords> held) {
        this.erase = erase;
        this.pieces = pieces;
        this.held = held;
    }

    /// What to destroy, and why.
    ///
    /// @param events ids such as `4812.0`; the whole piece each was read from goes
    public record NewErasure(List<String> events, String reason) {}

    /// What was destroyed.
    ///
    /// @param tombstone the position of the record that says so
    public record ErasureAnswer(long tombstone, int events) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                post(
                                "/api/v1/erasures",
                                Access.needs(Capability.ERASE),
                                "Destroys events for good; recorded with the reason.")
                        .answers(NewErasure.class, ErasureAnswer.class, this::erase));
    }

    // What the caller may not know of is not there; what a hold keeps is not theirs to destroy.
    private List<EventId> free(Call call, List<String> ids) {
        List<EventId> events = ids.stream().map(EventId::parse).toList();
        long last = events.stream().mapToLong(EventId::position).max().orElse(0);
        HeldRecords kept = held.apply(last + 1);
        for (EventId event : events) {
            ReceivedPiece piece =
                    pieces.find(call.caller().scope(), event.position())
                            .orElseThrow(() ->
                                    new IllegalArgumentException("there is no event " + event));
            if (kept.keeps(piece.piece().source(), event.position())) {
                throw ProblemException.of(
                        409,
                        "Nothing was erased: a hold keeps " + event + " until it is released.");
            }
        }
        return events;
    }

    private ErasureAnswer erase(Call call, NewErasure wanted) {
        String reason = wanted.reason().strip();
        if (reason.isEmpty() || reason.length() > REASON_CHARS_MAX) {
            throw ProblemException.of(
                    422,
                    "A reason of 1 to " + REASON_CHARS_MAX + " characters is recorded with it.");
        }
        if (wanted.events().isEmpty() || wanted.events().size() > EVENTS_MAX) {
            throw ProblemException.of(422, "Name 1 to " + EVENTS_MAX + " events.");
        }
        try {
            List<EventId> events = free(call, wanted.events());
            long tombstone = erase.events(events, reason, call.caller().id());
            call.answerStatus(201);
            return new ErasureAnswer(tombstone, events.size());
        } catch (IllegalArgumentException noSuchEvent) {
            throw ProblemException.of(422, "Nothing was erased: " + noSuchEvent.getMessage() + ".");
        } catch (RetentionRefused unsure) {
            throw ProblemException.of(409, "Nothing was erased: " + unsure.getMessage() + ".");
        } catch (JournalException refused) {
            throw ProblemException.later(
                    503,
                    "The journal cannot take records now; Integrity says why, and what was begun is"
                            + " finished when it opens again.",
                    JOURNAL_WAIT);
        }
    }
}
