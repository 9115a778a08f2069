package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;
import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.record.Sources;
import dev.gatehouse.retention.Cuts;
import dev.gatehouse.retention.Hold;
import dev.gatehouse.retention.RetentionRefused;
import dev.gatehouse.server.engine.RetentionRooms;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import dev.gatehouse.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How long what tools sent is kept, and what is held although its time is over.
public final class RetentionApi {
    private static final String PATH = "/api/v1/retention";

    private final RetentionRooms rooms;
    private final Sources sources;

    public RetentionApi(RetentionRooms rooms, Sources sources) {
        this.rooms = rooms;
        this.sources = sources;
    }

    /// One source.
    ///
    /// @param own whether it says so itself
    public record SourceKept(String source, int keepDays, boolean own) {}

    /// A hold.
    ///
    /// @param source all of which is held; absent when a query says what
    public record HoldAnswer(
            long number,
            Optional<String> source,
            Optional<String> query,
            String reason,
            String by,
            Instant placed,
            Optional<ReleaseAnswer> released) {}

    /// Why it holds no longer.
    public record ReleaseAnswer(String reason, String by, Instant at) {}

    /// The last look for what is over its time.
    ///
    /// @param waits why nothing was destroyed, when something should have been
    public record CutAnswer(Instant at, long destroyed, Optional<String> waits) {}

    /// All of it.
    ///
    /// @param keepDays what holds for sources that say nothing of their own
    public record RetentionAnswer(
            int keepDays,
            List<SourceKept> sources,
            List<HoldAnswer> holds,
            Optional<CutAnswer> lastCut) {}

    /// How long.
    ///
    /// @param source which; every one that says nothing of its own when absent
    /// @param keepDays 0 takes back what was said
    public record NewRetention(Optional<String> source, int keepDays) {}

    /// What to hold: a source or a query.
    public record NewHold(Optional<String> source, Optional<String> query, String reason) {}

    /// Why it may go.
    public record NewRelease(long number, String reason) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access manage = Access.needs(Capability.RETENTION_MANAGE);
        return List.of(
                get(
                                PATH,
                                Access.needs(Capability.RETENTION_READ),
                                "How long each source is kept, what is held, and the last cut.")
                        .answers(Nothing.class, RetentionAnswer.class, (_, _) -> all()),
                post(
                                PATH,
                                manage,
                                "Says how long a source is kept; a shorter time counts after seven"
                                        + " days.")
                        .answers(NewRetention.class, RetentionAnswer.class, this::set),
                post(
                                "/api/v1/holds",
                                manage,
                                "Holds a source, or what a query finds, until it is released.")
                        .answers(NewHold.class, HoldAnswer.class, this::place),
                post("/api/v1/holds/{number}/release", manage, "Lets go of a hold.")
                        .answers(NewRelease.class, HoldAnswer.class, this::release));
    }

    private RetentionAnswer all() {
        return new RetentionAnswer(
                rooms.retention().days(),
                sources.all().stream().map(this::kept).toList(),
                rooms.retention().holds().stream().map(this::answer).toList(),
                rooms.cuts().last().map(RetentionApi::answer));
    }

    private SourceKept kept(Source source) {
        Optional<Integer> own = rooms.retention().days(source.number());
        return new SourceKept(
                source.name().toString(), own.orElse(rooms.retention().days()), own.isPresent());
    }

    private HoldAnswer answer(Hold hold) {
        return new HoldAnswer(
                hold.number(),
                hold.source() == 0
                        ? Optional.empty()
                        : Optional.of(
                                sources.byNumber(hold.source())
                                        .map(source -> source.name().toString())
                                        .orElse("source " + hold.source())),
                hold.query().isEmpty() ? Optional.empty() : Optional.of(hold.query()),
                hold.reason(),
                hold.by(),
                hold.placed(),
                hold.released().map(one -> new ReleaseAnswer(one.reason(), one.by(), one.at())));
    }

    private static CutAnswer answer(Cuts.Last last) {
        return new CutAnswer(last.at(), last.destroyed(), last.waits());
    }

    private RetentionAnswer set(Call call, NewRetention wanted) throws InterruptedException {
        try {
            int source = wanted.source().map(this::number).orElse(0);
            rooms.keeping().set(source, wanted.keepDays(), call.caller().id());
            return all();
        } catch (RetentionRefused refused) {
            throw ProblemException.of(422, sentence(refused));
        }
    }

    private HoldAnswer place(Call call, NewHold wanted) throws InterruptedException {
        try {
            Hold hold =
                    rooms.keeping()
                            .place(
                                    wanted.source().map(this::number).orElse(0),
                                    wanted.query().orElse(""),
                                    wanted.reason(),
                                    call.caller().id());
            call.answerStatus(201);
            return answer(hold);
        } catch (RetentionRefused refused) {
            throw ProblemException.of(422, sentence(refused));
        }
    }

    private HoldAnswer release(Call call, NewRelease wanted) throws InterruptedException {
        try {
            return answer(
                    rooms.keeping().release(wanted.number(), wanted.reason(), call.caller().id()));
        } catch (RetentionRefused refused) {
            throw ProblemException.of(422, sentence(refused));
        }
    }

    private int number(String name) {
        try {
            return sources.byName(SourceName.parse(name))
                    .map(Source::number)
                    .orElseThrow(
                            () -> ProblemException.of(404, "There is no source " + name + "."));
        } catch (IllegalArgumentException noName) {
            throw ProblemException.of(422, "A source is named tool or tool:name.");
        }
    }

    private static String sentence(RetentionRefused refused) {
        return "Nothing was changed: " + refused.getMessage() + ".";
    }
}
