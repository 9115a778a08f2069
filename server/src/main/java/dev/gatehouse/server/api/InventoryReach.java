package dev.gatehouse.server.api;

import dev.gatehouse.inventory.Fact;
import dev.gatehouse.record.Sources;
import dev.gatehouse.server.web.Scope;
import dev.gatehouse.source.Source;
import java.util.HashMap;
import java.util.Map;

/// What of the inventory somebody may know of: that of instances whose every source they may know.
final class InventoryReach {
    private final Scope scope;
    private final Sources sources;
    private final Map<String, Boolean> places = new HashMap<>();

    InventoryReach(Scope scope, Sources sources) {
        this.scope = scope;
        this.sources = sources;
        for (Source source : sources.all()) {
            places.merge(
                    source.tool().name() + "/" + source.instance(),
                    scope.holds(source.name()),
                    Boolean::logicalAnd);
        }
    }

    boolean holds(Fact fact) {
        return scope.isAll() || places.getOrDefault(Fact.place(fact.resource()), false);
    }

    boolean holds(int source) {
        return sources.byNumber(source).filter(one -> scope.holds(one.name())).isPresent();
    }
}
