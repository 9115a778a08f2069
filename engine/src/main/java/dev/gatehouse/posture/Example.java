package dev.gatehouse.posture;

import dev.gatehouse.source.yaml.Place;
import java.util.Map;
import java.util.Set;

/// A table test of a check: what is known, and what the check must say.
///
/// @param given facts by name
/// @param incomplete listings that are not whole
/// @param expect `fails`, `passes`, `unknown`, or `none` where the check is not about it
/// @param place where it stands
public record Example(
        Map<String, Object> given, Set<String> incomplete, String expect, Place place) {
    public Example {
        given = Map.copyOf(given);
        incomplete = Set.copyOf(incomplete);
    }
}
