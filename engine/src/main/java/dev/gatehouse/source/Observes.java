package dev.gatehouse.source;

/// What the events of a channel show, so that an empty answer can say what it could not see.
public record Observes(
        Observation reads,
        Observation refusals,
        Observation address,
        Observation client,
        Observation credential) {
    /// How much of it shows.
    public enum Seen {
        YES,
        NO,
        PARTIAL
    }

    /// @param note what is missing and how to make the tool show it; empty when nothing is
    public record Observation(Seen seen, String note) {}
}
