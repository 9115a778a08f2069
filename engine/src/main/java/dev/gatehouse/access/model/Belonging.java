package dev.gatehouse.access.model;

import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.ResourcePattern;
import java.util.List;
import java.util.Optional;

/// What is said about resources: which team owns them, how critical they are. The first that means
/// a path counts.
///
/// @param says a team, or a word of [Level]
/// @param at where it stands, as `file:line`
public record Belonging(List<ResourcePattern> on, String says, String at) {
    public Belonging {
        on = List.copyOf(on);
    }

    /// How much harm somebody could do there.
    public enum Level {
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL
    }

    static Optional<String> first(List<Belonging> all, String path) {
        ResourcePath asked = new ResourcePath(path);
        return all.stream()
                .filter(one -> one.on().stream().anyMatch(pattern -> pattern.matches(asked)))
                .map(Belonging::says)
                .findFirst();
    }
}
