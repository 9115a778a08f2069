package dev.gatehouse.server.api;

import dev.gatehouse.record.Sources;
import dev.gatehouse.server.web.Scope;
import dev.gatehouse.source.Source;
import java.util.HashMap;
import java.util.Map;

/// The instances of which a caller may know everything: those whose every source they may know. A
/// right or a use belongs to an instance, and does not say which of its sources told it.
final class PlacesInScope {
    private final Scope scope;
    private final Sources sources;
    private final Map<String, Boolean> places = new HashMap<>();

    PlacesInScope(Scope scope, Sources sources) {
        this.scope = scope;
        this.sources = sources;
        for (Source source : sources.all()) {
            places.merge(
                    source.tool().name() + "/" + source.instance(),
                    scope.holds(source.name()),
                    Boolean::logicalAnd);
        }
    }

    /// Whether everything may be known of the instance that a path or an account begins with.
    boolean holds(String path) {
        String[] parts = path.split("/", 3);
        return scope.isAll()
                || (parts.length > 1 && places.getOrDefault(parts[0] + "/" + parts[1], false));
    }

    /// Whether a path or an account is of the instance of that source.
    boolean isAt(String path, String source) {
        return sources.all().stream()
                .filter(one -> one.name().toString().equals(source))
                .anyMatch(one ->
                        path.startsWith(one.tool().name() + "/" + one.instance() + "/")
                                || path.equals(one.tool().name() + "/" + one.instance()));
    }

    /// Whether anything may be known of the source of that number.
    boolean holdsSource(int source) {
        return sources.byNumber(source).filter(one -> scope.holds(one.name())).isPresent();
    }
}
