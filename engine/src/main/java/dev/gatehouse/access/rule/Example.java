package dev.gatehouse.access.rule;

import dev.gatehouse.source.yaml.Place;
import java.util.Map;

/// A used event as a table test gives it, and the verdict it must get.
///
/// @param given texts by field, and facts by `yes` or `no`
/// @param expect `value basis rule`, as much of it as the test says
/// @param place where it stands
public record Example(Map<String, String> given, String expect, Place place) {
    public Example {
        given = Map.copyOf(given);
    }
}
