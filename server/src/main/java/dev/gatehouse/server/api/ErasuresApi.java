package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.event.EventId;
import dev.gatehouse.journal.JournalException;
import dev.gatehouse.record.Erase;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Destroys events for good: payload and salt go, every proof holds. The tombstone that says who,
/// why and which stands in the journal before anything is destroyed.
public final class ErasuresApi {
    /// Events of one erasure.
    public static final int EVENTS_MAX = 1_000;

    private static final int REASON_CHARS_MAX = 500;
    private static final Duration JOURNAL_WAIT = Duration.ofSeconds(10);

    private final Erase erase;
    private final PiecesInScope pieces;

    /// @param erase destroys them
    /// @param pieces what the caller may know of
    public ErasuresApi(Erase erase, PiecesInScope pieces) {
        this.erase = erase;
        this.pieces = pieces;
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

    private EventId within(Call call, EventId event) {
        if (pieces.find(call.caller().scope(), event.position()).isEmpty()) {
            throw new IllegalArgumentException("there is no event " + event);
        }
        return event;
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
            List<EventId> events = new ArrayList<>();
            wanted.events().forEach(id -> events.add(within(call, EventId.parse(id))));
            long tombstone = erase.events(events, reason, call.caller().id());
            call.answerStatus(201);
            return new ErasureAnswer(tombstone, events.size());
        } catch (IllegalArgumentException noSuchEvent) {
            throw ProblemException.of(422, "Nothing was erased: " + noSuchEvent.getMessage() + ".");
        } catch (JournalException refused) {
            throw ProblemException.later(
                    503,
                    "The journal cannot take records now; Integrity says why, and what was begun is"
                            + " finished when it opens again.",
                    JOURNAL_WAIT);
        }
    }
}
