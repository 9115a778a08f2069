package dev.gatehouse.record;

import dev.gatehouse.event.Event;

/// An event as views take it.
///
/// @param event what happened
/// @param sameness how it stands to those before it
/// @param hint whether it only tells beside a healthy audit channel of its source, which will tell
///   it too
public record FoldedEvent(Event event, Sameness sameness, boolean hint) {
    /// Whether it counts as used: each deed once.
    public boolean isCounted() {
        return sameness == Sameness.First.FIRST && !hint;
    }
}
