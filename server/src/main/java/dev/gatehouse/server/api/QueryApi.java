package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.QueryJson;
import dev.gatehouse.search.query.QueryParser;
import dev.gatehouse.search.query.QueryPrinter;
import dev.gatehouse.search.query.QueryProblem;
import dev.gatehouse.search.query.QueryScope;
import dev.gatehouse.search.query.Shorthands;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.Problem;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The query language itself: how a query reads, and what can stand in one.
public final class QueryApi {
    private static final String PATH = "/api/v1/query";

    private final InstantSource clock;

    /// @param clock what relative times count from
    public QueryApi(InstantSource clock) {
        this.clock = clock;
    }

    /// A query as somebody typed it.
    public record QueryQuestion(Optional<String> q) {}

    /// How it reads.
    ///
    /// @param canonical the same query as we would write it
    /// @param tree its tree
    /// @param errors where it goes wrong; empty when it reads
    public record QueryAnswer(
            boolean ok,
            Optional<String> canonical,
            Optional<JsonObject> tree,
            List<Problem.At> errors) {}

    /// One key.
    ///
    /// @param values the closed list of its values; empty when any text can stand there
    /// @param facet whether events are counted by it
    public record KeyAnswer(
            String key,
            List<String> aliases,
            String meaning,
            String example,
            List<String> values,
            boolean facet) {}

    /// One named query.
    public record ShorthandAnswer(String name, String definition, String meaning) {}

    /// What can stand in a query.
    public record KeysAnswer(List<KeyAnswer> keys, List<ShorthandAnswer> shorthands) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.EVENTS_READ);
        return List.of(
                get(PATH, read, "How a query reads: its tree, or where it goes wrong.")
                        .answers(QueryQuestion.class, QueryAnswer.class, (_, asked) -> read(asked)),
                get(PATH + "/keys", read, "Every key of the query language, and the named queries.")
                        .answers(Nothing.class, KeysAnswer.class, (_, _) -> keys()));
    }

    private QueryAnswer read(QueryQuestion question) {
        try {
            Query query =
                    QueryParser.parse(question.q().orElse(""), QueryScope.utc(clock.instant()));
            return new QueryAnswer(
                    true,
                    Optional.of(QueryPrinter.print(query)),
                    Optional.of(QueryJson.of(query)),
                    List.of());
        } catch (QueryProblem wrong) {
            return new QueryAnswer(
                    false, Optional.empty(), Optional.empty(), List.of(Asked.at(wrong)));
        }
    }

    private static KeysAnswer keys() {
        return new KeysAnswer(
                Arrays.stream(Key.values())
                        .map(key ->
                                new KeyAnswer(
                                        key.word(),
                                        key.aliases(),
                                        key.meaning(),
                                        key.example(),
                                        key.closedValues(),
                                        key.isFacet()))
                        .toList(),
                Shorthands.all().stream()
                        .map(one ->
                                new ShorthandAnswer(one.name(), one.definition(), one.meaning()))
                        .toList());
    }
}
