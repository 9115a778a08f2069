package dev.gatehouse.search.query;

import java.util.List;

/// A query as a tree. Immutable, bounded by the parser, and free of text that would be read a
/// second time: what a person typed as a value stays a value.
public sealed interface Query {

    /// Matches every event.
    enum All implements Query {
        ALL
    }

    /// Every part matches; at least two parts, none of them an `And`.
    record And(List<Query> parts) implements Query {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /// Some part matches; at least two parts, none of them an `Or`.
    record Or(List<Query> parts) implements Query {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /// The part does not match.
    record Not(Query part) implements Query {}

    /// A field of the event matches.
    record Field(Key key, Match match) implements Query {}

    /// A further field of the tool, by its name there, matches; `detail.NAME:value`.
    ///
    /// @param name the name in small letters
    record Detail(String name, Match match) implements Query {}

    /// Free text: its words stand next to each other in the event's words, or it is the whole value
    /// of one of the keys that [Key#foundByText()].
    record Text(String text) implements Query {}

    /// Free text with `*`: one word of the event fits the pattern.
    record TextLike(String pattern) implements Query {}

    /// A named query of [Shorthands], `is:NAME`.
    record Is(String name) implements Query {}

    /// The parts joined by AND, as flat and as small as can be.
    static Query and(List<Query> parts) {
        List<Query> flat =
                parts.stream()
                        .flatMap(part ->
                                part instanceof And and
                                        ? and.parts().stream()
                                        : List.of(part).stream())
                        .filter(part -> part != All.ALL)
                        .toList();
        return switch (flat.size()) {
            case 0 -> All.ALL;
            case 1 -> flat.getFirst();
            default -> new And(flat);
        };
    }

    /// The parts joined by OR, as flat as can be; at least one part.
    static Query or(List<Query> parts) {
        List<Query> flat =
                parts.stream()
                        .flatMap(part ->
                                part instanceof Or or
                                        ? or.parts().stream()
                                        : List.of(part).stream())
                        .toList();
        return flat.size() == 1 ? flat.getFirst() : new Or(flat);
    }
}
