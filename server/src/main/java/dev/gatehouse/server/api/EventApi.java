package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;
import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.journal.InclusionProof;
import dev.gatehouse.journal.ProofFile;
import dev.gatehouse.journal.SignedCheckpoint;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.DeliveryRecord;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.ReceivedPiece;
import dev.gatehouse.search.EventIndex;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One event: what it says, how it came in, what else goes with it, the piece it was read from, and
/// the proof that this piece stands in the journal.
public final class EventApi {
    private static final String PATH = "/api/v1/events/{id}";
    private static final int REASON_CHARS_MAX = 500;
    private static final int CHECKPOINT_MILLIS_MAX = 5_000;
    private static final int LOOK_MILLIS = 50;

    private final PiecesInScope pieces;
    private final EventAnswers answers;
    private final EventIndex index;
    private final Function<Stored.Live, String> redacted;
    private final SelfAudit audit;

    /// @param redacted a raw piece as text, its secrets hidden
    /// @param audit is told of reveals and proofs before they happen
    public EventApi(
            PiecesInScope pieces,
            EventAnswers answers,
            Function<Stored.Live, String> redacted,
            SelfAudit audit) {
        this.pieces = pieces;
        this.answers = answers;
        this.index = answers.index();
        this.redacted = redacted;
        this.audit = audit;
    }

    /// Which event.
    public record WhichEvent(String id) {}

    /// Which event, and why its secrets must be seen.
    public record RevealQuestion(String id, String reason) {}

    /// How the piece came in.
    public record DeliveryAnswer(
            long position,
            String channel,
            String way,
            Instant received,
            String trust,
            String authenticatedBy) {}

    /// Other events that go with it, as a query and how many it finds.
    public record RelatedAnswer(String query, long count, boolean capped) {}

    /// One event.
    ///
    /// @param related by `credential` or `session`, `address` and `run`, where the tool says them,
    ///   and `around`: what the account did within half an hour
    public record EventAnswer(
            JsonObject event,
            String sentence,
            boolean rawAvailable,
            Optional<DeliveryAnswer> delivery,
            Map<String, RelatedAnswer> related) {}

    /// The piece as text.
    ///
    /// @param reduced whether parts of its delivery were left out before it was kept
    public record RawAnswer(String text, String contentType, boolean reduced) {}

    /// A proof that can be checked elsewhere.
    ///
    /// @param leaf the 50 bytes the tree commits to, base64
    /// @param path hashes from the leaf up, base64
    /// @param checkpoint the signed note
    /// @param text all of it as a tlog-proof file
    public record ProofAnswer(
            long index, String leaf, List<String> path, String checkpoint, String text) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.EVENTS_READ);
        return List.of(
                get(PATH, read, "One event, how it came in and what goes with it.")
                        .answers(WhichEvent.class, EventAnswer.class, this::event),
                get(PATH + "/raw", read, "The piece it was read from, its secrets hidden.")
                        .answers(WhichEvent.class, RawAnswer.class, this::raw),
                post(
                                PATH + "/reveal",
                                Access.needs(Capability.PAYLOAD_REVEAL),
                                "The piece as it was sent; recorded with the reason.")
                        .answers(RevealQuestion.class, RawAnswer.class, this::reveal),
                get(
                                PATH + "/proof",
                                Access.needs(Capability.INTEGRITY_READ),
                                "Proof that its piece stands in the journal.")
                        .answers(WhichEvent.class, ProofAnswer.class, this::proof));
    }

    private EventAnswer event(Call call, WhichEvent which) {
        EventId id = id(which.id());
        audit.noteRead(call.caller(), "event:" + id, index.status().cursor() - 1);
        EventsInScope events = EventsInScope.of(index, call);
        Event event = Asked.answered(() -> events.event(id)).orElseThrow(() -> gone(call, id));
        Optional<ReceivedPiece> piece = pieces.find(call.caller().scope(), id.position());
        JsonObject json = answers.json(event, index.who(index.status().cursor() - 1));
        return new EventAnswer(
                json,
                json.get("sentence").text(),
                piece.filter(one -> one.piece() instanceof Stored.Live).isPresent(),
                piece.flatMap(EventApi::delivery),
                new RelatedEvents(events).of(event));
    }

    // A position that holds a piece without such an event says so; nothing else does.
    private ProblemException gone(Call call, EventId id) {
        boolean piece = pieces.find(call.caller().scope(), id.position()).isPresent();
        return piece
                ? ProblemException.of(
                        410,
                        "Today's mapping reads no such event from this piece; raw shows the piece.")
                : ProblemException.of(404, "There is no such event.");
    }

    private static Optional<DeliveryAnswer> delivery(ReceivedPiece piece) {
        return piece.delivery().map(record -> delivery(piece, record));
    }

    private static DeliveryAnswer delivery(ReceivedPiece piece, DeliveryRecord record) {
        return new DeliveryAnswer(
                piece.deliveryPosition(),
                record.channel(),
                record.way().word(),
                Instant.EPOCH.plus(piece.piece().receivedMicros(), ChronoUnit.MICROS),
                record.trust().word(),
                record.authenticatedBy());
    }

    private RawAnswer raw(Call call, WhichEvent which) {
        audit.noteRead(call.caller(), "event:" + which.id(), index.status().cursor() - 1);
        return piece(call, which.id(), redacted);
    }

    private RawAnswer reveal(Call call, RevealQuestion question) {
        String reason = question.reason().strip();
        if (reason.isEmpty() || reason.length() > REASON_CHARS_MAX) {
            throw ProblemException.of(
                    422,
                    "A reason of 1 to " + REASON_CHARS_MAX + " characters is recorded with it.");
        }
        RawAnswer piece =
                piece(
                        call,
                        question.id(),
                        live -> new String(live.payload(), StandardCharsets.UTF_8));
        audit.note(new OwnRecord.Revealed(call.caller().id(), question.id(), reason));
        return piece;
    }

    private RawAnswer piece(Call call, String id, Function<Stored.Live, String> shown) {
        EventId eventId = id(id);
        ReceivedPiece piece =
                pieces.find(call.caller().scope(), eventId.position())
                        .orElseThrow(() -> ProblemException.of(404, "There is no such event."));
        if (!(piece.piece() instanceof Stored.Live live)) {
            throw ProblemException.of(410, "This piece was erased; its proof still holds.");
        }
        byte[] bytes = live.payload();
        boolean json = bytes.length > 0 && (bytes[0] == '{' || bytes[0] == '[');
        return new RawAnswer(
                shown.apply(live),
                json ? "application/json" : "text/plain",
                piece.delivery().filter(record -> !record.reduction().isNone()).isPresent());
    }

    private ProofAnswer proof(Call call, WhichEvent which) throws InterruptedException {
        long position = id(which.id()).position();
        if (!pieces.isProvable(call.caller().scope(), position)) {
            throw ProblemException.of(404, "There is no such event.");
        }
        SignedCheckpoint checkpoint = covering(position);
        audit.note(new OwnRecord.Proved(call.caller().id(), position));
        InclusionProof proof = pieces.journal().prove(position, checkpoint.size());
        List<String> path = new ArrayList<>();
        proof.path().forEach(hash -> path.add(Base64.getEncoder().encodeToString(hash)));
        return new ProofAnswer(
                position,
                Base64.getEncoder().encodeToString(proof.entry()),
                path,
                new String(checkpoint.bytes(), StandardCharsets.UTF_8),
                new String(ProofFile.of(proof, checkpoint).bytes(), StandardCharsets.UTF_8));
    }

    // A record younger than the last checkpoint waits for the next, which comes within a second.
    private SignedCheckpoint covering(long position) throws InterruptedException {
        for (int waited = 0; waited < CHECKPOINT_MILLIS_MAX; waited += LOOK_MILLIS) {
            SignedCheckpoint checkpoint = pieces.journal().checkpoint();
            if (checkpoint.size() > position) {
                return checkpoint;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw ProblemException.later(
                503, "No checkpoint covers this event yet.", Duration.ofSeconds(1));
    }

    private static EventId id(String text) {
        try {
            return EventId.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw ProblemException.of(404, "There is no such event; an id looks like 4812.0.");
        }
    }
}
