package dev.gatehouse.completeness;

import java.util.List;
import java.util.stream.Collectors;

/// What could not be seen: it stands under every answer, because an empty list is only an answer if
/// the tools would have told us.
///
/// @param sources each source asked
/// @param sentence the same for a person
public record Sight(List<SourceSight> sources, String sentence) {
    public Sight {
        sources = List.copyOf(sources);
    }

    static Sight of(List<SourceSight> sources) {
        return new Sight(sources, "As far as these can see: " + clauses(sources) + ".");
    }

    /// The sentence under an empty answer.
    public String nobody() {
        return "Nobody did, as far as these can see: " + clauses(sources) + ".";
    }

    private static String clauses(List<SourceSight> sources) {
        return sources.isEmpty()
                ? "no connected source could tell"
                : sources.stream().map(SourceSight::clause).collect(Collectors.joining(", "));
    }
}
