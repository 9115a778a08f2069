package dev.gatehouse.server.api;

import dev.gatehouse.completeness.Completeness;
import dev.gatehouse.completeness.Sight;
import dev.gatehouse.completeness.SightJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.record.Sources;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.server.web.Scope;
import dev.gatehouse.source.Observes.Seen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What could not be seen of the sources and the window an answer is about.
public final class Sights {
    /// Which observation of a source a key depends on.
    private static final Map<Key, String> DEPENDS =
            Map.of(
                    Key.OUTCOME, "refusals",
                    Key.IP, "address",
                    Key.COUNTRY, "address",
                    Key.CLIENT, "client",
                    Key.CREDENTIAL, "credential");

    private final Completeness completeness;
    private final Sources sources;
    private final Failures failures;

    /// @param completeness knows what each source sent and cannot show
    /// @param failures knows what goes wrong now
    public Sights(Completeness completeness, Sources sources, Failures failures) {
        this.sources = sources;
        this.failures = failures;
        this.completeness = completeness;
    }

    /// The sight of a question.
    ///
    /// @param scope the sources it may speak of
    Sight of(Asked asked, Scope scope) {
        return completeness.sight(
                QuerySources.of(scope.over(asked.query()), sources.all()),
                asked.window().from(),
                asked.window().to(),
                failures::of);
    }

    /// The same as JSON.
    ///
    /// @param empty whether nothing was found; the sentence then says so
    static JsonObject json(Sight sight, boolean empty) {
        JsonObject json = SightJson.of(sight);
        if (!empty) {
            return json;
        }
        LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>(json.members());
        members.put("sentence", new JsonString(sight.nobody()));
        return new JsonObject(members);
    }

    /// Sources of the question that report what the key holds so far: not at all, or only in part.
    static List<String> reporting(Seen much, Key key, Sight sight) {
        String aspect = DEPENDS.getOrDefault(key, "");
        return sight.sources().stream()
                .filter(source -> source.sees().getOrDefault(aspect, Seen.YES) == much)
                .map(source -> source.source().toString())
                .toList();
    }
}
