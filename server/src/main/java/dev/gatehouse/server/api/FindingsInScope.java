package dev.gatehouse.server.api;

import dev.gatehouse.event.EventId;
import dev.gatehouse.finding.Finding;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.ProblemException;
import java.util.List;

/// The findings a caller may know of. Whoever may know of some sources alone sees those findings
/// all of whose events are theirs, on a resource that is theirs; what is counted over all sources
/// is not for them.
public record FindingsInScope(EngineRooms rooms) {
    private static final List<String> OF_ALL_SOURCES = List.of("posture", "access");

    /// Letters of a key that may stand for all of it.
    private static final int KEY_CHARS_MIN = 8;

    List<Finding> all(Call call) {
        List<Finding> all = rooms.findings().all();
        if (call.caller().scope().isAll()) {
            return all;
        }
        PlacesInScope places = new PlacesInScope(call.caller().scope(), rooms.sources());
        return all.stream().filter(finding -> holds(places, finding)).toList();
    }

    /// The one of that key, or the only one whose key begins so.
    ///
    /// @throws ProblemException 404 where there is none, or none they may know of; 409 where there
    ///   are several
    Finding one(Call call, String key) {
        PlacesInScope places = new PlacesInScope(call.caller().scope(), rooms.sources());
        return rooms.findings()
                .find(key)
                .filter(finding -> call.caller().scope().isAll() || holds(places, finding))
                .orElseGet(() -> begins(call, key));
    }

    private Finding begins(Call call, String key) {
        List<Finding> found =
                key.length() < KEY_CHARS_MIN
                        ? List.of()
                        : all(call).stream().filter(one -> one.key().startsWith(key)).toList();
        if (found.size() > 1) {
            throw ProblemException.of(409, "Several findings begin so; give more of the key.");
        }
        return found.stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.of(404, "There is no such finding."));
    }

    private boolean holds(PlacesInScope places, Finding finding) {
        List<String> events = finding.evidence().events();
        return !OF_ALL_SOURCES.contains(finding.origin().emitter())
                && places.holds(finding.origin().resource())
                && !events.isEmpty()
                && events.stream().allMatch(event -> isTheirs(places, event));
    }

    private boolean isTheirs(PlacesInScope places, String event) {
        long position = EventId.parse(event).position();
        return position < rooms.recorder().journal().size()
                && places.holdsSource(rooms.recorder().journal().read(position).source());
    }
}
