package dev.gatehouse.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.event.Account;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.IdQuality;
import dev.gatehouse.event.Namespace;
import dev.gatehouse.event.Text;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.Sameness;
import dev.gatehouse.search.query.Folding;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Match;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.QueryEvaluator;
import dev.gatehouse.search.query.QueryParser;
import dev.gatehouse.search.query.QueryPrinter;
import dev.gatehouse.search.query.QueryProblem;
import dev.gatehouse.search.query.QueryScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody types into the search box, or gets into an event, to make it do something else.
class SearchAttackTest {
    private static final QueryScope SCOPE = QueryScope.utc(Instant.parse("2026-11-22T12:00:00Z"));

    @TempDir Path folder;

    private static Event by(String actor, int position) {
        Event event = new RandomEvents(new Random(position)).at(new EventId(position, 0));
        Account account = new Account(Namespace.USER, actor, Text.Absent.NOT_SENT, IdQuality.NAME);
        return new Event(
                event.id(),
                event.source(),
                event.receipt(),
                event.time(),
                event.deed(),
                account,
                event.onBehalfOf(),
                event.via(),
                event.origin(),
                event.resource(),
                event.change(),
                event.context(),
                event.detail(),
                actor);
    }

    @Test
    void everyNaughtyStringIsKeptAndFoundAsItself() throws IOException {
        Path file =
                Path.of(
                        System.getProperty("gatehouse.shared", ""),
                        "vectors/naughty-strings/blns.json");
        assumeTrue(Files.exists(file), "the list of naughty strings is not at " + file);
        List<String> strings = new ArrayList<>();
        ((JsonArray) Json.parse(Files.readAllBytes(file)))
                .items().stream()
                        .map(item -> item.text())
                        .filter(text -> !text.isEmpty())
                        .forEach(strings::add);
        List<FoldedEvent> events = new ArrayList<>();
        for (String string : strings) {
            events.add(new FoldedEvent(by(string, events.size()), Sameness.First.FIRST, false));
        }
        EventIndexSettings settings =
                new EventIndexSettings(
                        folder,
                        "a",
                        _ -> Who.NOBODY,
                        () -> {
                            throw new IllegalStateException("events are handed over");
                        },
                        InstantSource.system());
        try (EventIndex index = EventIndex.open(settings)) {
            index.take(new IndexGeneration.Batch(events, Set.of(), events.size()), _ -> List.of());
            for (int i = 0; i < strings.size(); i++) {
                String string = strings.get(i);
                Query literal = new Query.Field(Key.ACTOR, new Match.Exactly(string));
                Query typed = QueryParser.parse(QueryPrinter.print(literal), SCOPE);
                assertThat(typed).isEqualTo(literal);
                assertThat(index.page(SearchRequest.first(typed, 1_000)).events())
                        .as(string)
                        .extracting(event -> Folding.fold(event.actor().id()))
                        .contains(Folding.fold(string))
                        .containsOnly(Folding.fold(string));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"' OR 1=1 --", "*:*", "a\"b OR *:*", "${jndi:x}", "{!lucene}x", "x) OR (y"})
    void textOfOtherLanguagesIsOneValue(String hostile) {
        Query literal = new Query.Field(Key.ACTOR, new Match.Exactly(hostile));
        assertThat(QueryParser.parse(QueryPrinter.print(literal), SCOPE)).isEqualTo(literal);
        QueryEvaluator evaluator = QueryEvaluator.of(literal);
        assertThat(evaluator.matches(by(hostile, 1))).isTrue();
        assertThat(evaluator.matches(by("somebody", 1))).isFalse();
    }

    // A backtracking engine would not come back from these.
    @ParameterizedTest
    @ValueSource(strings = {"^((a|aa)+)+$", "^(.*?,){11}P", ".*.*.*.*=.*", "(a|b)*c", "(x+x+)+y"})
    void anExpressionTakesTimeInStepWithTheText(String expression) {
        Query query = QueryParser.parse("actor:/" + expression + "/", SCOPE);
        QueryEvaluator evaluator = QueryEvaluator.of(query);
        String text = "a,".repeat(100) + "a".repeat(300) + "x".repeat(100);
        assertThat(evaluator.matches(by(text + "!", 1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a*)*\\1b", "(?=a)b", "(?<!a)b", "a{1001}", "((a{100}){100}){10}"})
    void whatCannotBeLinearIsRefused(String expression) {
        assertThatThrownBy(() -> QueryParser.parse("actor:/" + expression + "/", SCOPE))
                .isInstanceOf(QueryProblem.class);
    }

    @Test
    void aQueryIsBounded() {
        assertThatThrownBy(() -> QueryParser.parse("a ".repeat(QueryParser.QUERY_CHARS_MAX), SCOPE))
                .isInstanceOf(QueryProblem.class);
        assertThatThrownBy(() -> QueryParser.parse("a ".repeat(2_000), SCOPE))
                .isInstanceOf(QueryProblem.class)
                .hasMessageContaining("conditions");
        assertThatThrownBy(() -> QueryParser.parse("(".repeat(2_000) + "a", SCOPE))
                .isInstanceOf(QueryProblem.class)
                .hasMessageContaining("levels");
        assertThatThrownBy(() -> QueryParser.parse("actor:" + "*a".repeat(40), SCOPE))
                .isInstanceOf(QueryProblem.class)
                .hasMessageContaining("stars");
    }
}
