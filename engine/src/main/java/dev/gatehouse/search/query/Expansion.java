package dev.gatehouse.search.query;

import java.util.ArrayList;
import java.util.List;

/// Spells out what a tree says in short, one step at a time: what `is:` stands for, which keys
/// `by:` means, which whole values a bare word finds. Index and evaluator read the same expansion.
public final class Expansion {
    private Expansion() {}

    /// The definition of a shorthand.
    public static Query of(Query.Is is) {
        return Shorthands.named(is.name())
                .orElseThrow(
                        () -> new IllegalArgumentException("no shorthand is called " + is.name()))
                .query();
    }

    /// The members of a key that stands for several, joined by OR.
    public static Query of(Query.Field several) {
        List<Query> parts = new ArrayList<>();
        for (Key member : several.key().members()) {
            Match match = member.shape() == Shape.PATH ? asPath(several.match()) : several.match();
            parts.add(new Query.Field(member, match));
        }
        return Query.or(parts);
    }

    /// What a bare word also finds: events that hold it as a whole value.
    public static List<Query.Field> wholeValues(Query.Text text) {
        List<Query.Field> parts = new ArrayList<>();
        for (Key key : Key.values()) {
            if (key.foundByText()) {
                parts.add(new Query.Field(key, new Match.Exactly(text.text())));
            }
        }
        return parts;
    }

    private static Match asPath(Match match) {
        return switch (match) {
            case Match.Exactly exactly -> new Match.Under(new PathPattern(exactly.value()));
            case Match.Like like -> new Match.Under(new PathPattern(like.pattern()));
            case Match.AnyOf any ->
                    new Match.AnyOf(any.choices().stream().map(Expansion::asPath).toList());
            case Match.Regex _, Match.Exists _, Match.Between _, Match.Within _, Match.Under _ ->
                    match;
        };
    }
}
