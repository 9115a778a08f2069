package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;
import static dev.gatehouse.server.web.Route.post;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.intake.CollectorAnswer;
import dev.gatehouse.intake.CollectorSender;
import dev.gatehouse.intake.EventCollector;
import dev.gatehouse.intake.Headers;
import dev.gatehouse.journal.JournalException;
import dev.gatehouse.server.engine.Load;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.BoundedBody;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Where tools stream to that can send to Splunk's HTTP Event Collector. Answers `Success` once
/// everything sent is on disk, and has no acknowledgements beside that, since there is nothing left
/// to acknowledge. A request that is refused left nothing behind; sent again whole, what was there
/// already is a duplicate.
///
/// Statuses, codes and texts are those of Splunk's *Troubleshoot HTTP Event Collector*.
public final class EventCollectorApi {
    private static final Access SCHEME =
            new Access.OwnScheme("`Authorization: Splunk` and the token of a source");
    private static final String ROOT = "/services/collector";

    private final EventCollector collector;
    private final Load load;
    private final BooleanSupplier ready;

    /// @param load what keeps it from being asked for too much
    /// @param ready whether deliveries are taken
    public EventCollectorApi(EventCollector collector, Load load, BooleanSupplier ready) {
        this.collector = collector;
        this.load = load;
        this.ready = ready;
    }

    /// What Splunk would file the events under. The source says that here, so none of it is used.
    public record CollectorQuestion(
            Optional<String> channel,
            Optional<String> host,
            Optional<String> index,
            Optional<String> source,
            Optional<String> sourcetype) {}

    /// What became of a request.
    ///
    /// @param number the event at fault, counted from 0
    public record CollectorReply(
            String text,
            int code,
            @JsonProperty("invalid-event-number") @JsonInclude(JsonInclude.Include.NON_ABSENT)
                    OptionalInt number) {
        CollectorReply(String text, int code) {
            this(text, code, OptionalInt.empty());
        }
    }

    /// The routes.
    public List<Route<?, ?>> routes() {
        return Stream.of(
                        taking("", EventCollector.Shape.EVENTS),
                        taking("/event", EventCollector.Shape.EVENTS),
                        taking("/event/1.0", EventCollector.Shape.EVENTS),
                        taking("/raw", EventCollector.Shape.RAW),
                        taking("/raw/1.0", EventCollector.Shape.RAW),
                        post(
                                        ROOT + "/ack",
                                        SCHEME,
                                        "Says that there are no acknowledgements beside the answer.")
                                .raw()
                                .answers(
                                        CollectorQuestion.class,
                                        CollectorReply.class,
                                        (call, _) -> reply(call, 400, "ACK is disabled", 14)),
                        health("/health"),
                        health("/health/1.0"))
                .<Route<?, ?>>map(route -> route)
                .toList();
    }

    private Route<?, ?> taking(String path, EventCollector.Shape shape) {
        String what =
                switch (shape) {
                    case EVENTS ->
                            "Takes events in the shape of Splunk's HTTP Event Collector; the token says whose.";
                    case RAW -> "Takes lines, or one array, as Splunk's HTTP Event Collector does.";
                };
        return post(ROOT + path, SCHEME, what)
                .raw()
                .answers(
                        CollectorQuestion.class,
                        CollectorReply.class,
                        (call, _) -> take(call, shape));
    }

    private Route<?, ?> health(String path) {
        return get(
                        ROOT + path,
                        Access.open(
                                "streams ask it before they send, and the answer holds no secret"),
                        "Says whether the event collector takes events.")
                .answers(
                        CollectorQuestion.class,
                        CollectorReply.class,
                        (call, _) ->
                                ready.getAsBoolean()
                                        ? new CollectorReply("HEC is healthy", 17)
                                        : reply(
                                                call,
                                                503,
                                                "HEC is unhealthy, queues are full",
                                                18));
    }

    private CollectorReply take(Call call, EventCollector.Shape shape) throws IOException {
        Headers headers = IntakeApi.headersOf(call);
        return switch (collector.sender(headers)) {
            case CollectorSender.Stranger stranger -> refuse(call, stranger);
            case CollectorSender.SwitchedOff _ -> reply(call, 403, "Token disabled", 1);
            case CollectorSender.Known known -> take(call, headers, known, shape);
        };
    }

    private static CollectorReply refuse(Call call, CollectorSender.Stranger stranger) {
        return switch (stranger) {
            case WITHOUT_TOKEN -> reply(call, 401, "Token is required", 2);
            case WITHOUT_FORM -> reply(call, 401, "Invalid authorization", 3);
            case WITH_UNKNOWN_TOKEN -> reply(call, 403, "Invalid token", 4);
        };
    }

    private CollectorReply take(
            Call call, Headers headers, CollectorSender.Known known, EventCollector.Shape shape)
            throws IOException {
        try {
            load.refuseWhenBehind();
            try (Load.Held _ = load.hold(IntakeApi.sizeOf(call))) {
                byte[] body = BoundedBody.read(call);
                CollectorAnswer answer =
                        collector.take(
                                known,
                                new EventCollector.Sent(
                                        headers, body, shape, call.peer().address()));
                return switch (answer) {
                    case CollectorAnswer.Taken _ -> new CollectorReply("Success", 0);
                    case CollectorAnswer.Refused refused -> refuse(call, refused);
                };
            }
        } catch (JournalException closed) {
            return busy(call, 10);
        } catch (ProblemException refused) {
            if (refused.retryAfterSeconds() == 0) {
                throw refused;
            }
            return busy(call, refused.retryAfterSeconds());
        }
    }

    private static CollectorReply busy(Call call, long seconds) {
        call.answerHeader("Retry-After", Long.toString(seconds));
        return reply(call, 503, "Server is busy", 9);
    }

    private static CollectorReply refuse(Call call, CollectorAnswer.Refused refused) {
        int number = refused.number();
        return switch (refused.fault()) {
            case NO_DATA -> reply(call, 400, "No data", 5);
            case INVALID_FORMAT -> reply(call, "Invalid data format", 6, number);
            case NO_EVENT_FIELD -> reply(call, "Event field is required", 12, number);
            case BLANK_EVENT_FIELD -> reply(call, "Event field cannot be blank", 13, number);
        };
    }

    private static CollectorReply reply(Call call, int status, String text, int code) {
        call.answerStatus(status);
        return new CollectorReply(text, code);
    }

    private static CollectorReply reply(Call call, String text, int code, int number) {
        call.answerStatus(400);
        return new CollectorReply(text, code, OptionalInt.of(number));
    }
}
