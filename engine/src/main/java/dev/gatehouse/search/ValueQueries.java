package dev.gatehouse.search;

import dev.gatehouse.search.query.Addresses;
import dev.gatehouse.search.query.Folding;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Match;
import dev.gatehouse.search.query.Network;
import dev.gatehouse.search.query.PathPattern;
import dev.gatehouse.search.query.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;

/// What is asked of one field, as queries over terms and numbers.
final class ValueQueries {
    private final SearchTime time;

    ValueQueries(SearchTime time) {
        this.time = time;
    }

    static Query anyOf(List<Query> ways) {
        if (ways.isEmpty()) {
            return MatchNoDocsQuery.INSTANCE;
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        ways.forEach(way -> any.add(way, Occur.SHOULD));
        return ways.size() == 1 ? ways.getFirst() : any.build();
    }

    static Query between(String field, long low, long high) {
        return NumericDocValuesField.newSlowRangeQuery(field, low, high);
    }

    Query number(Key key, Match match) {
        return switch (match) {
            case Match.Between between -> between(key.word(), between.low(), between.high());
            case Match.AnyOf any -> each(any, choice -> number(key, choice));
            case Match.Exists _ -> MatchAllDocsQuery.INSTANCE;
            case Match.Exactly _, Match.Like _, Match.Regex _, Match.Within _, Match.Under _ ->
                    MatchNoDocsQuery.INSTANCE;
        };
    }

    Query whole(Key key, Match match) {
        return switch (match) {
            case Match.Exists _ when key.isFacet() ->
                    new FieldExistsQuery(EventDocument.facet(key));
            case Match.Exists _ -> exact(ExactTerms.presence(key));
            case Match.AnyOf any
                    when any.choices().stream().allMatch(Match.Exactly.class::isInstance) ->
                    oneOf(key, any);
            case Match.AnyOf any -> each(any, choice -> whole(key, choice));
            case Match.Exactly _,
                    Match.Like _,
                    Match.Regex _,
                    Match.Between _,
                    Match.Within _,
                    Match.Under _ ->
                    value(ExactTerms.head(key), match);
        };
    }

    // One clause however many values: a person's accounts, or everybody's.
    private static Query oneOf(Key key, Match.AnyOf any) {
        List<BytesRef> terms =
                any.choices().stream()
                        .map(choice -> Folding.fold(((Match.Exactly) choice).value()))
                        .map(value -> new BytesRef(ExactTerms.term(key, value)))
                        .toList();
        return new TermInSetQuery(ExactTerms.FIELD, terms);
    }

    Query detail(String name, Match match) {
        return switch (match) {
            case Match.Exists _ -> exact(ExactTerms.detailPresence(name));
            case Match.AnyOf any -> each(any, choice -> detail(name, choice));
            case Match.Exactly _,
                    Match.Like _,
                    Match.Regex _,
                    Match.Between _,
                    Match.Within _,
                    Match.Under _ ->
                    value(ExactTerms.detailHead(name), match);
        };
    }

    private Query value(String head, Match match) {
        return switch (match) {
            case Match.Exactly exactly -> exact(head + Folding.fold(exactly.value()));
            case Match.Like like -> like(ExactTerms.FIELD, head, Folding.fold(like.pattern()));
            case Match.Regex regex -> dictionary(head, head, "/" + regex.expression(), match);
            case Match.Under under ->
                    dictionary(head, head, "under " + under.pattern().text(), match);
            case Match.AnyOf _, Match.Exists _, Match.Between _, Match.Within _ ->
                    MatchNoDocsQuery.INSTANCE;
        };
    }

    Query address(Key key, Match match) {
        return switch (match) {
            case Match.Within within -> network(within.network());
            case Match.Exactly exactly -> {
                Optional<String> hex = Addresses.hex(exactly.value());
                yield hex.map(address -> exact(ExactTerms.address(address)))
                        .orElseGet(() -> whole(key, match));
            }
            case Match.AnyOf any -> each(any, choice -> address(key, choice));
            case Match.Like _, Match.Regex _, Match.Exists _, Match.Between _, Match.Under _ ->
                    whole(key, match);
        };
    }

    private static Query network(Network network) {
        return new TermRangeQuery(
                ExactTerms.FIELD,
                new BytesRef(ExactTerms.address(network.first())),
                new BytesRef(ExactTerms.address(network.last())),
                true,
                true);
    }

    Query phrase(Key key, Match match) {
        return switch (match) {
            case Match.Exactly exactly -> phrase(EventDocument.CLIENT_WORDS, exactly.value());
            case Match.AnyOf any -> each(any, choice -> phrase(key, choice));
            case Match.Like _,
                    Match.Regex _,
                    Match.Exists _,
                    Match.Between _,
                    Match.Within _,
                    Match.Under _ ->
                    whole(key, match);
        };
    }

    static Query phrase(String field, String text) {
        List<String> words = Tokens.words(text);
        return switch (words.size()) {
            case 0 -> MatchNoDocsQuery.INSTANCE;
            case 1 -> new TermQuery(new Term(field, words.getFirst()));
            default -> new PhraseQuery(field, words.toArray(String[]::new));
        };
    }

    /// Events with a word that fits `pattern`.
    Query wordLike(String pattern) {
        return like(EventDocument.WORDS, "", pattern);
    }

    Query path(Key key, Match match) {
        return switch (match) {
            case Match.Under under -> under(key, under.pattern());
            case Match.AnyOf any -> each(any, choice -> path(key, choice));
            case Match.Exactly _,
                    Match.Like _,
                    Match.Regex _,
                    Match.Exists _,
                    Match.Between _,
                    Match.Within _ ->
                    whole(key, match);
        };
    }

    private Query under(Key key, PathPattern pattern) {
        List<String> segments = pattern.segments();
        if (!pattern.isLiteral()) {
            return value(ExactTerms.head(key), new Match.Under(pattern));
        }
        if (pattern.isExact()) {
            return exact(ExactTerms.term(key, String.join("/", segments)));
        }
        if (segments.size() == 1 && !pattern.isAnchored()) {
            return new TermQuery(new Term(EventDocument.SEGMENTS, segments.getFirst()));
        }
        PhraseQuery.Builder run = new PhraseQuery.Builder();
        if (pattern.isAnchored()) {
            run.add(new Term(EventDocument.SEGMENTS, EventDocument.PATH_START));
        }
        segments.forEach(segment -> run.add(new Term(EventDocument.SEGMENTS, segment)));
        return run.build();
    }

    private static Query each(Match.AnyOf any, Function<Match, Query> one) {
        return anyOf(any.choices().stream().map(one).toList());
    }

    private static Query exact(String term) {
        return new TermQuery(new Term(ExactTerms.FIELD, term));
    }

    private Query like(String field, String head, String pattern) {
        int star = pattern.indexOf('*');
        String begins = head + (star < 0 ? pattern : pattern.substring(0, star));
        return new DictionaryQuery(
                new DictionaryQuery.Part(
                        field,
                        begins,
                        head.length(),
                        "like " + head + pattern,
                        new Match.Like(pattern).test()),
                time);
    }

    private Query dictionary(String head, String begins, String name, Match match) {
        return new DictionaryQuery(
                new DictionaryQuery.Part(
                        ExactTerms.FIELD, begins, head.length(), name, match.test()),
                time);
    }
}
