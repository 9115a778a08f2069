package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.detection.LiveDetections;
import dev.gatehouse.detection.Standing;
import dev.gatehouse.event.EventId;
import dev.gatehouse.search.EventIndex;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.util.List;

/// Which detections matched one event.
public final class EventDetectionsApi {
    private final EventIndex index;
    private final LiveDetections detections;
    private final SelfAudit audit;

    public EventDetectionsApi(EventIndex index, LiveDetections detections, SelfAudit audit) {
        this.index = index;
        this.detections = detections;
        this.audit = audit;
    }

    /// Which event.
    public record WhichMatched(String id) {}

    /// A detection that matched it, alone or with others.
    public record MatchedAnswer(String name, String title, String level, String state) {}

    /// All that did.
    public record MatchedByAnswer(List<MatchedAnswer> items) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                get(
                                "/api/v1/events/{id}/detections",
                                Access.needs(Capability.EVENTS_READ),
                                "Which detections matched an event.")
                        .answers(WhichMatched.class, MatchedByAnswer.class, this::matched));
    }

    private MatchedByAnswer matched(Call call, WhichMatched which) {
        EventId id = id(which.id());
        audit.noteRead(call.caller(), "event:" + id, index.status().cursor() - 1);
        boolean isKnown =
                call.caller().scope().isAll()
                        || EventsInScope.of(index, call).event(id).isPresent();
        if (!isKnown) {
            throw none();
        }
        List<String> names = detections.matched(id);
        return new MatchedByAnswer(
                detections.standings().stream()
                        .filter(one -> names.contains(one.detection().head().name()))
                        .map(EventDetectionsApi::answer)
                        .toList());
    }

    private static MatchedAnswer answer(Standing standing) {
        return new MatchedAnswer(
                standing.detection().head().name(),
                standing.detection().head().title(),
                standing.detection().head().level(),
                standing.state().word());
    }

    private static EventId id(String text) {
        try {
            return EventId.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw none();
        }
    }

    private static ProblemException none() {
        return ProblemException.of(404, "There is no such event; an id looks like 4812.0.");
    }
}
