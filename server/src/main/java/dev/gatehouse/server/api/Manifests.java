package dev.gatehouse.server.api;

import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.server.web.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What the latest exports held, for whoever made them. Safe for many threads.
public final class Manifests {
    /// Manifests kept for those who ask.
    private static final int MANIFESTS_MAX = 1_000;

    private static final String LAST = "last";

    private final SequencedMap<String, Kept> manifests =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
                    return size() > MANIFESTS_MAX;
                }
            };
    private long number;

    private record Kept(String caller, JsonObject manifest) {}

    /// The id of an export that begins; its answer says it in the header `X-Export`.
    synchronized String next(Call call) {
        number++;
        String id = Long.toString(number);
        call.answerHeader("X-Export", id);
        return id;
    }

    /// Keeps what an export held, once it is written.
    synchronized void put(String id, String caller, JsonObject manifest) {
        manifests.put(id, new Kept(caller, manifest));
    }

    /// What one's own export held.
    ///
    /// @param id `last` for the latest
    synchronized Optional<JsonObject> of(String caller, String id) {
        Stream<Kept> wanted =
                id.equals(LAST)
                        ? manifests.sequencedValues().reversed().stream()
                        : Stream.ofNullable(manifests.get(id));
        return wanted.filter(kept -> kept.caller().equals(caller)).findFirst().map(Kept::manifest);
    }
}
