package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;
import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.journal.JournalException;
import dev.gatehouse.rehearsal.Rehearsal;
import dev.gatehouse.rehearsal.Score;
import dev.gatehouse.server.engine.RehearsalRooms;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Attacks to be played, and how playing them went.
public final class RehearsalsApi {
    private static final String PATH = "/api/v1/rehearsals";
    private static final Duration BUSY_WAIT = Duration.ofSeconds(5);

    private final RehearsalRooms rooms;

    public RehearsalsApi(RehearsalRooms rooms) {
        this.rooms = rooms;
    }

    /// Nothing to say.
    public record AllRehearsals() {}

    /// One of them.
    ///
    /// @param steps what is sent, in sentences
    /// @param sources what it is sent as
    /// @param expects the detections that are to see it
    public record RehearsalAnswer(
            String name,
            String title,
            String why,
            List<String> steps,
            List<String> sources,
            List<String> expects) {}

    /// A detection that was to see it.
    ///
    /// @param raises whether what it matches is raised and not only counted
    /// @param seenMillis from the last piece to its match
    /// @param raisedMillis from the last piece to its finding
    /// @param finding the key of that
    public record ExpectedAnswer(
            String detection,
            boolean raises,
            Optional<Long> seenMillis,
            Optional<Long> raisedMillis,
            Optional<String> finding) {}

    /// A destination.
    ///
    /// @param outcome `sent`, `given-up` or `left-out`; absent where nothing became of it
    /// @param problem why it was not sent
    /// @param millis from the last piece to that
    public record RehearsalToldAnswer(
            String destination, Optional<String> outcome, String problem, Optional<Long> millis) {}

    /// How one was played.
    ///
    /// @param run what its pieces carry; a search for it finds them
    /// @param done whether nothing more is waited for
    /// @param seen whether every detection did what it is there for
    /// @param events ids of what was sent
    public record ScoreAnswer(
            String rehearsal,
            String run,
            Instant started,
            boolean done,
            boolean seen,
            List<String> events,
            List<ExpectedAnswer> expected,
            List<RehearsalToldAnswer> told) {}

    /// All of them.
    ///
    /// @param scores how those went that were played since the server started, the latest first
    public record RehearsalsAnswer(List<RehearsalAnswer> items, List<ScoreAnswer> scores) {}

    /// Which one to play.
    public record WhichRehearsal(String name) {}

    /// Which one was played.
    public record WhichRun(String run) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.DETECTION_READ);
        return List.of(
                get(PATH, read, "Attacks that can be played, and how playing them went.")
                        .answers(
                                AllRehearsals.class,
                                RehearsalsAnswer.class,
                                (_, _) -> everything()),
                get(PATH + "/runs/{run}", read, "How one that was played goes, or went.")
                        .answers(WhichRun.class, ScoreAnswer.class, (_, which) -> run(which)),
                post(
                                PATH + "/{name}",
                                Access.needs(Capability.DETECTION_REHEARSE),
                                "Plays an attack; whoever is told of findings is told of this too.")
                        .answers(WhichRehearsal.class, ScoreAnswer.class, this::play));
    }

    private RehearsalsAnswer everything() {
        return new RehearsalsAnswer(
                rooms.rehearsals().all().stream().map(RehearsalsApi::answer).toList(),
                rooms.rehearsing().scores().stream().map(RehearsalsApi::answer).toList());
    }

    private ScoreAnswer run(WhichRun which) {
        return rooms.rehearsing()
                .score(which.run())
                .map(RehearsalsApi::answer)
                .orElseThrow(() ->
                        ProblemException.of(
                                404, "No rehearsal was played as that since the server started."));
    }

    private ScoreAnswer play(Call call, WhichRehearsal which) {
        Rehearsal rehearsal =
                rooms.rehearsals()
                        .find(which.name())
                        .orElseThrow(() -> ProblemException.of(404, "There is no such rehearsal."));
        try {
            return rooms.rehearsing()
                    .play(rehearsal, call.caller().id())
                    .map(RehearsalsApi::answer)
                    .orElseThrow(() ->
                            ProblemException.later(
                                    409,
                                    "Another rehearsal is being played; play this one when"
                                            + " it is over.",
                                    BUSY_WAIT));
        } catch (JournalException refused) {
            throw ProblemException.later(
                    503,
                    "The journal cannot take records now, so nothing was played; Integrity says"
                            + " why.",
                    BUSY_WAIT);
        }
    }

    private static RehearsalAnswer answer(Rehearsal rehearsal) {
        return new RehearsalAnswer(
                rehearsal.name(),
                rehearsal.title(),
                rehearsal.why(),
                rehearsal.steps().stream().map(Rehearsal.Step::says).toList(),
                rehearsal.sources().stream().map(SourceName::toString).toList(),
                rehearsal.expects());
    }

    private static ScoreAnswer answer(Score score) {
        return new ScoreAnswer(
                score.rehearsal().name(),
                score.run(),
                score.started(),
                score.isDone(),
                score.isSeen(),
                score.events(),
                score.expected().stream()
                        .map(one ->
                                new ExpectedAnswer(
                                        one.detection(),
                                        one.raises(),
                                        one.seenMillis(),
                                        one.raisedMillis(),
                                        present(one.finding())))
                        .toList(),
                score.told().stream()
                        .map(one ->
                                new RehearsalToldAnswer(
                                        one.destination(),
                                        present(one.outcome()),
                                        one.problem(),
                                        one.millis()))
                        .toList());
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
