package dev.gatehouse.search;

import dev.gatehouse.search.query.Expansion;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Mark;
import dev.gatehouse.search.query.Match;
import dev.gatehouse.search.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;

/// Turns the tree into what the index runs. Values become terms, never text to be parsed again.
final class LuceneQueries {
    private final Marks marks;
    private final MarkQuery.Cache cache;
    private final List<MarkedSegments> given;
    private final ValueQueries values;

    /// @param given marks that another view gives
    LuceneQueries(Marks marks, MarkQuery.Cache cache, List<MarkedSegments> given, SearchTime time) {
        this.marks = marks;
        this.cache = cache;
        this.given = given;
        this.values = new ValueQueries(time);
    }

    /// Everything a search is narrowed by.
    ///
    /// @param window when it happened
    /// @param asOf the last position the answer may know of
    org.apache.lucene.search.Query of(Query query, Window window, long asOf) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(of(query), Occur.FILTER);
        if (!window.isAllTime()) {
            all.add(
                    ValueQueries.between(EventDocument.TIME, window.low(), window.high()),
                    Occur.FILTER);
        }
        all.add(ValueQueries.between(EventDocument.POSITION, 0, asOf), Occur.FILTER);
        if (!namesMarks(query)) {
            all.add(marked(Mark.DUPLICATE), Occur.MUST_NOT);
        }
        return all.build();
    }

    org.apache.lucene.search.Query of(Query query) {
        return switch (query) {
            case Query.All _ -> MatchAllDocsQuery.INSTANCE;
            case Query.And and -> allOf(and.parts());
            case Query.Or or -> ValueQueries.anyOf(or.parts().stream().map(this::of).toList());
            case Query.Not not -> allOf(List.of(not));
            case Query.Is is -> of(Expansion.of(is));
            case Query.Field field -> field(field);
            case Query.Detail detail -> values.detail(detail.name(), detail.match());
            case Query.Text text -> text(text);
            case Query.TextLike like -> values.wordLike(like.pattern());
        };
    }

    private org.apache.lucene.search.Query allOf(List<Query> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        for (Query part : parts) {
            if (part instanceof Query.Not not) {
                all.add(of(not.part()), Occur.MUST_NOT);
            } else {
                all.add(of(part), Occur.FILTER);
            }
        }
        return all.build();
    }

    private org.apache.lucene.search.Query text(Query.Text text) {
        List<org.apache.lucene.search.Query> ways = new ArrayList<>();
        ways.add(ValueQueries.phrase(EventDocument.WORDS, text.text()));
        Expansion.wholeValues(text).forEach(whole -> ways.add(field(whole)));
        return ValueQueries.anyOf(ways);
    }

    private org.apache.lucene.search.Query field(Query.Field field) {
        Key key = field.key();
        if (key == Key.MARK) {
            return marks(field.match());
        }
        if (key.isMark()) {
            return given(key, field.match());
        }
        return switch (key.shape()) {
            case SEVERAL -> of(Expansion.of(field));
            case NUMBER, TIME -> values.number(key, field.match());
            case WORD, CLOSED, ID -> values.whole(key, field.match());
            case ADDRESS -> values.address(key, field.match());
            case PHRASE -> values.phrase(key, field.match());
            case PATH -> values.path(key, field.match());
        };
    }

    private org.apache.lucene.search.Query marks(Match match) {
        List<org.apache.lucene.search.Query> ways = new ArrayList<>();
        for (Mark mark : Mark.STANDINGS) {
            if (match.test().test(mark.value())) {
                ways.add(marked(mark));
            }
        }
        return ValueQueries.anyOf(ways);
    }

    private org.apache.lucene.search.Query given(Key kind, Match match) {
        return marking(kind)
                .<org.apache.lucene.search.Query>map(
                        marking -> new GivenMarkQuery(marking, kind, match))
                .orElse(MatchNoDocsQuery.INSTANCE);
    }

    private Optional<MarkedSegments> marking(Key kind) {
        return given.stream().filter(one -> one.source().kinds().contains(kind)).findFirst();
    }

    /// How the values of a key are counted.
    CountedValues counted(Key key) {
        return marking(key)
                .<CountedValues>map(marking -> new CountedValues.OfMark(marking, key))
                .orElseGet(() -> new CountedValues.OfField(key));
    }

    private org.apache.lucene.search.Query marked(Mark mark) {
        EventSet events = marks.events(mark);
        return events.size() == 0 ? MatchNoDocsQuery.INSTANCE : new MarkQuery(events, cache);
    }

    /// Whether the query says itself which marks it wants.
    static boolean namesMarks(Query query) {
        return switch (query) {
            case Query.And and -> and.parts().stream().anyMatch(LuceneQueries::namesMarks);
            case Query.Or or -> or.parts().stream().anyMatch(LuceneQueries::namesMarks);
            case Query.Not not -> namesMarks(not.part());
            case Query.Is is -> namesMarks(Expansion.of(is));
            case Query.Field field -> field.key() == Key.MARK || field.key() == Key.ID;
            case Query.All _, Query.Detail _, Query.Text _, Query.TextLike _ -> false;
        };
    }
}
