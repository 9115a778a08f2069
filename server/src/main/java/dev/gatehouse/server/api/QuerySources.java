package dev.gatehouse.server.api;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Match;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.source.Source;
import java.util.List;

/// Which sources a query is about. One that says nothing of sources is about all of them; so is
/// whatever is too tangled to be sure.
final class QuerySources {
    private QuerySources() {}

    /// Those of `all` that events of the query can come through.
    static List<SourceName> of(Query query, List<Source> all) {
        return all.stream().map(Source::name).filter(name -> canBe(query, name)).toList();
    }

    private static boolean canBe(Query query, SourceName name) {
        return switch (query) {
            case Query.And and -> and.parts().stream().allMatch(part -> canBe(part, name));
            case Query.Or or -> or.parts().stream().anyMatch(part -> canBe(part, name));
            case Query.Field(Key key, Match match) -> fits(key, match, name);
            case Query.All _,
                    Query.Not _,
                    Query.Detail _,
                    Query.Text _,
                    Query.TextLike _,
                    Query.Is _ ->
                    true;
        };
    }

    private static boolean fits(Key key, Match match, SourceName name) {
        if (key == Key.TOOL) {
            return match.test().test(name.tool());
        }
        return key != Key.SOURCE
                || match.test().test(name.tool())
                || match.test().test(name.toString());
    }
}
