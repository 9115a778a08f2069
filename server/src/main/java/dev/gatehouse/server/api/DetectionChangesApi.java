package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.detection.Detection;
import dev.gatehouse.detection.LiveDetections;
import dev.gatehouse.event.Words;
import dev.gatehouse.record.DetectionRecord.DetectionSet;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import java.time.Duration;
import java.util.List;

/// Saying what is done with the matches of a detection.
public final class DetectionChangesApi {
    /// Characters of a reason.
    static final int REASON_CHARS_MAX = 500;

    private static final Duration TAKEN_WAIT = Duration.ofSeconds(10);
    private static final String AS_WRITTEN = "as-written";

    private final LiveDetections detections;

    public DetectionChangesApi(LiveDetections detections) {
        this.detections = detections;
    }

    /// What to do with them.
    ///
    /// @param state `on`, `watch`, `off`, or `as-written` for what its file says
    public record DetectionStateQuestion(String name, String state, String reason) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                post(
                                "/api/v1/detections/states",
                                Access.needs(Capability.DETECTION_SET),
                                "Raises the matches of a detection, counts them only, or ignores them.")
                        .answers(DetectionStateQuestion.class, Nothing.class, this::set));
    }

    private Nothing set(Call call, DetectionStateQuestion asked) throws InterruptedException {
        String name =
                detections
                        .detections()
                        .detection(asked.name())
                        .map(one -> one.head().name())
                        .orElseThrow(() -> ProblemException.of(404, "There is no such detection."));
        boolean isWritten = asked.state().equals(AS_WRITTEN);
        if (!isWritten && Words.parse(Detection.State.class, asked.state()).isEmpty()) {
            throw ProblemException.of(422, "state is on, watch, off or as-written.");
        }
        String reason = asked.reason().strip();
        if (reason.isEmpty() || reason.length() > REASON_CHARS_MAX) {
            throw ProblemException.of(
                    422, "Say why, in at most " + REASON_CHARS_MAX + " characters.");
        }
        DetectionSet said =
                new DetectionSet(name, isWritten ? "" : asked.state(), reason, call.caller().id());
        if (!detections.set(said, TAKEN_WAIT)) {
            throw ProblemException.of(
                    503, "It is recorded, and holds as soon as detections have caught up.");
        }
        return Nothing.NOTHING;
    }
}
