package dev.gatehouse.inventory;

import dev.gatehouse.json.JsonValue;

/// How something is set.
///
/// @param resource the path of what is set
/// @param name one of the names the tool's `inventory.yaml` gives its settings, in small letters
///   joined by `-`
/// @param value what it is set to, in the tool's own words
public record Setting(String resource, String name, JsonValue value) implements Fact {
    @Override
    public String id() {
        return "setting " + name + " of " + resource;
    }
}
