package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.post;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.intake.Headers;
import dev.gatehouse.intake.Push;
import dev.gatehouse.intake.PushAnswer;
import dev.gatehouse.intake.PushRequest;
import dev.gatehouse.record.Sources;
import dev.gatehouse.server.engine.Load;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.BoundedBody;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.source.Source;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where tools send what happened. Answers 200 once everything sent is on disk, and never looks
/// into a body before it is known where it is from.
public final class IntakeApi {
    private static final Access SCHEME = new Access.OwnScheme("the source's own scheme");

    private final Sources sources;
    private final Push push;
    private final Load load;

    /// @param load what keeps it from being asked for too much
    public IntakeApi(Sources sources, Push push, Load load) {
        this.sources = sources;
        this.push = push;
        this.load = load;
    }

    /// Which source, `tool` or `tool:name`.
    public record ToSource(String source) {}

    /// Which source and which of its channels.
    public record ToChannel(String source, String channel) {}

    /// What became of a delivery.
    ///
    /// @param received pieces of it
    /// @param fresh those that had not been received before
    /// @param duplicate those that had
    /// @param leftOut those that were counted or refused, as the source is set
    public record IntakeAnswer(
            int received, @JsonProperty("new") int fresh, int duplicate, int leftOut) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                post(
                                "/intake/{source}",
                                SCHEME,
                                "Takes a delivery; the source's secrets decide which channel it is.")
                        .raw()
                        .answers(
                                ToSource.class,
                                IntakeAnswer.class,
                                (call, to) -> take(call, new ToChannel(to.source(), ""))),
                post(
                                "/intake/{source}/{channel}",
                                SCHEME,
                                "Takes a delivery for one channel of a source.")
                        .raw()
                        .answers(ToChannel.class, IntakeAnswer.class, this::take));
    }

    private IntakeAnswer take(Call call, ToChannel to) throws IOException {
        Source source = source(to.source());
        if (!call.header("Authorization").isEmpty()) {
            load.refuseWhenBehind();
        }
        try (Load.Held _ = load.hold(sizeOf(call))) {
            byte[] body = BoundedBody.read(call);
            PushAnswer answer =
                    push.take(
                            new PushRequest(
                                    source,
                                    to.channel(),
                                    headersOf(call),
                                    body,
                                    call.peer().address()));
            return switch (answer) {
                case PushAnswer.Taken(int pieces, int fresh, int duplicate, int leftOut) ->
                        new IntakeAnswer(pieces, fresh, duplicate, leftOut);
                case PushAnswer.NotAuthentic(String why) -> throw ProblemException.of(401, why);
                case PushAnswer.NoSuchChannel(String why) -> throw ProblemException.of(404, why);
            };
        }
    }

    private Source source(String name) {
        try {
            Source source =
                    sources.byName(SourceName.parse(name))
                            .orElseThrow(
                                    () -> ProblemException.of(404, "There is no such source."));
            return switch (sources.state(source)) {
                case CONNECTED -> source;
                case SWITCHED_OFF ->
                        throw ProblemException.of(403, "This source is switched off in Gatehouse.");
                case REMOVED -> throw ProblemException.of(404, "This source was removed.");
            };
        } catch (IllegalArgumentException notAName) {
            throw ProblemException.of(404, "There is no such source.");
        }
    }

    /// The bytes a delivery may come to.
    static long sizeOf(Call call) {
        boolean plain = call.header("Content-Encoding").isEmpty() && call.contentLength() >= 0;
        return plain
                ? call.contentLength()
                : BoundedBody.BODY_BYTES_MAX + BoundedBody.UNPACKED_BYTES_MAX;
    }

    /// All headers of a delivery.
    static Headers headersOf(Call call) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : call.headerNames()) {
            headers.put(name, call.headers(name));
        }
        return new Headers(headers);
    }
}
