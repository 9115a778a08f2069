package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.detection.Detection;
import dev.gatehouse.detection.Standing;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is looked for in events, and how often it matched, to look at.
public final class DetectionsApi {
    private static final String PATH = "/api/v1/detections";
    private static final String TECHNIQUE = "attack.t";

    private final EngineRooms rooms;
    private final Firing firing;

    public DetectionsApi(EngineRooms rooms) {
        this.rooms = rooms;
        this.firing = new Firing(rooms.sources(), rooms.tools());
    }

    /// Nothing to say.
    public record AllDetections() {}

    /// One of them.
    ///
    /// @param theme the folder of its file
    /// @param state `on`, `watch` or `off`: what is done with its matches
    /// @param written what its file says of that
    /// @param log whose fields it reads; `gatehouse` for those all tools share
    /// @param techniques of ATT&CK
    /// @param day matches of the last 24 hours
    /// @param week matches of the last 7 days
    /// @param month matches of the last 30 days
    /// @param last when the newest event happened that matched
    /// @param raised how often it was raised
    /// @param forgotten groups and events its correlations had to forget before their time
    /// @param held how often it was not raised because an hour was full
    /// @param never why it cannot match here
    public record DetectionAnswer(
            String name,
            String title,
            String level,
            String theme,
            String state,
            String written,
            boolean certain,
            String log,
            List<String> techniques,
            long day,
            long week,
            long month,
            Optional<Instant> last,
            long raised,
            long forgotten,
            long held,
            Optional<String> never) {}

    /// A source of which matches are only counted yet.
    public record LearningAnswer(String source, Instant until) {}

    /// All of them, by theme and name.
    ///
    /// @param learning sources of which only what is certain is raised yet
    /// @param problems why the operator's own are not looked for as they are written now
    /// @param since the position from which on every event that matched is known
    public record DetectionsAnswer(
            List<DetectionAnswer> items,
            List<LearningAnswer> learning,
            List<String> problems,
            long since) {}

    /// Which one.
    public record WhichDetection(String name) {}

    /// One of them, with what its file says.
    ///
    /// @param benign what else may look like it
    /// @param text the file; absent when it is there no longer
    public record WholeDetectionAnswer(
            DetectionAnswer detection,
            String why,
            List<String> steps,
            List<String> benign,
            List<String> references,
            Optional<String> text) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.DETECTION_READ);
        return List.of(
                get(PATH, read, "What is looked for in events, and how often it matched.")
                        .answers(
                                AllDetections.class,
                                DetectionsAnswer.class,
                                (_, _) -> everything()),
                get(
                                PATH + "/one",
                                read,
                                "One detection: why, what to do, what else looks like it, its file.")
                        .answers(
                                WhichDetection.class,
                                WholeDetectionAnswer.class,
                                (_, which) -> one(which.name())));
    }

    private DetectionsAnswer everything() {
        return new DetectionsAnswer(
                rooms.detections().standings().stream().map(this::answer).toList(),
                rooms.detections().learning().entrySet().stream()
                        .map(one -> new LearningAnswer(one.getKey(), one.getValue()))
                        .sorted(Comparator.comparing(LearningAnswer::source))
                        .toList(),
                rooms.detectionFiles().problems(),
                rooms.detections().matchedSince());
    }

    private WholeDetectionAnswer one(String name) {
        Standing standing =
                rooms.detections().standings().stream()
                        .filter(one -> one.detection().head().name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.of(404, "There is no such detection."));
        Detection detection = standing.detection();
        return new WholeDetectionAnswer(
                answer(standing),
                detection.head().description(),
                detection.steps(),
                detection.head().falsepositives(),
                detection.head().references(),
                rooms.detectionFiles().text(detection));
    }

    private DetectionAnswer answer(Standing standing) {
        Detection detection = standing.detection();
        return new DetectionAnswer(
                detection.head().name(),
                detection.head().title(),
                detection.head().level(),
                detection.theme(),
                standing.state().word(),
                detection.state().word(),
                detection.certain(),
                detection.logsource().product(),
                detection.head().tags().stream()
                        .filter(tag -> tag.startsWith(TECHNIQUE))
                        .map(tag -> tag.substring(TECHNIQUE.length() - 1).toUpperCase(Locale.ROOT))
                        .toList(),
                standing.matches().day(),
                standing.matches().week(),
                standing.matches().month(),
                standing.last(),
                standing.raised(),
                standing.forgotten(),
                standing.heldBack(),
                firing.never(detection));
    }
}
