package dev.gatehouse.detection;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.sigma.yaml.Place;
import java.time.Instant;
import java.util.List;

/// What a detection is tried on: one event, or several one after the other.
///
/// @param isMatch whether the detection has to match; else it must not
public record Example(String name, boolean isMatch, List<At> events, Place place) {
    public Example {
        events = List.copyOf(events);
    }

    /// An event and when it happened.
    public record At(Instant time, JsonValue event) {}
}
