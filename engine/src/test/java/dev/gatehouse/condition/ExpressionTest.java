package dev.gatehouse.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.condition.Answer.Fails;
import dev.gatehouse.condition.Answer.Holds;
import dev.gatehouse.condition.Answer.Unknown;
import dev.gatehouse.condition.Vocabulary.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final Vocabulary WORDS =
            Vocabulary.of(
                    Map.of(
                            "ticket", Kind.TEXT,
                            "hour", Kind.NUMBER,
                            "admin", Kind.TRUTH,
                            "now", Kind.TIME,
                            "last", Kind.TIME,
                            "scopes", Kind.LIST,
                            "person", Kind.MEMBERS,
                            "fact", Kind.ANYTHING));

    private static final Map<String, Object> VALUES =
            Map.of(
                    "ticket", "OPS-12",
                    "hour", 9L,
                    "admin", true,
                    "now", Instant.parse("2026-11-22T10:00:00Z"),
                    "last", Instant.parse("2026-05-01T00:00:00Z"),
                    "scopes", List.of("repo", "admin:org"),
                    "person", Map.of("state", "left", "groups", List.of("payments"), "age", 3L),
                    "fact", Map.of("value", 0L));

    private static Answer ask(String text, Map<String, Object> values) {
        return Expression.compile(text, WORDS).of(values);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ticket.startsWith('OPS-')",
                "ticket.matches('^OPS-[0-9]+$')",
                "hour >= 8 && hour < 18",
                "admin && !(hour > 9)",
                "now - last > duration('2160h')",
                "now > timestamp('2026-01-01T00:00:00Z')",
                "scopes.exists(scope, scope == 'admin:org' || scope == 'repo')",
                "size(scopes) == 2",
                "'repo' in scopes",
                "person.state == 'left'",
                "person.state in ['left', 'moved']",
                "!has(person.email)",
                "'payments' in person.groups",
                "fact.value < 1",
            })
    void whatIsTrueHolds(String text) {
        assertThat(ask(text, VALUES)).isEqualTo(new Holds());
        assertThat(ask("!(" + text + ")", VALUES)).isEqualTo(new Fails());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ticket == 'OPS-12'; ticket",
                "!(ticket == 'OPS-12'); ticket",
                "person.email == 'a@b.test'; person.email",
                "person.manager.name == 'a'; person.manager.name",
                "admin && ticket == 'x'; ticket",
                "hour == 3 || ticket == 'x'; ticket",
                "ticket == 'x' && person.email == 'y'; ticket,person.email",
            })
    void whatIsNotKnownIsNeitherTrueNorFalse(String text, String missing) {
        Map<String, Object> values = new HashMap<>(VALUES);
        values.remove("ticket");
        assertThat(ask(text, values)).isEqualTo(new Unknown(List.of(missing.split(","))));
    }

    @Test
    void whatTheRestDecidesNeedsNotBeKnown() {
        assertThat(ask("hour == 9 || ticket == 'x'", Map.of("hour", 9L))).isEqualTo(new Holds());
        assertThat(ask("ticket == 'x' || hour == 9", Map.of("hour", 9L))).isEqualTo(new Holds());
        assertThat(ask("hour == 8 && ticket == 'x'", Map.of("hour", 9L))).isEqualTo(new Fails());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tiket == 'x'              | 1  | undeclared reference to 'tiket'",
                "hour == 1 &&              | 13 | something is missing at the end",
                "hour                      | 1  | expected type 'bool'",
                "hour == 'x'               | 6  | no matching overload",
                "ticket + ticket == 'x'    | 8  | no matching overload",
            })
    void aMistakeIsFoundOnReading(String text, int column, String says) {
        assertThatThrownBy(() -> Expression.compile(text, WORDS))
                .isInstanceOfSatisfying(
                        ExpressionProblem.class,
                        problem -> {
                            assertThat(problem).hasMessageContaining(says);
                            assertThat(problem.line()).isOne();
                            assertThat(problem.column()).isEqualTo(column);
                        });
    }

    @Test
    void whatCostsTooMuchIsUnknown() {
        List<Object> many = new ArrayList<>();
        for (long i = 0; i < 1_000; i++) {
            many.add(i);
        }
        String square = "scopes.all(a, scopes.all(b, a < 1000 && b < 1000))";
        assertThat(ask(square, Map.of("scopes", many)))
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown ->
                                assertThat(unknown.missing())
                                        .singleElement()
                                        .asString()
                                        .contains("budget"));
    }

    @Test
    void whatIsTooLongOrTooDeepIsRefused() {
        String deep = "(".repeat(200) + "admin" + ")".repeat(200);
        String lengthy = "admin && ".repeat(1_000) + "admin";
        assertThatThrownBy(() -> Expression.compile(deep, WORDS))
                .isInstanceOf(ExpressionProblem.class);
        assertThatThrownBy(() -> Expression.compile(lengthy, WORDS))
                .isInstanceOf(ExpressionProblem.class);
    }

    @Test
    void aValueOfAnotherKindThanExpectedIsUnknown() {
        assertThat(ask("fact.value < 1", Map.of("fact", Map.of("value", "many"))))
                .isInstanceOf(Unknown.class);
        assertThat(ask("fact.value", Map.of("fact", Map.of("value", "many"))))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void itTellsWhatItReads() {
        assertThat(Expression.compile("hour == 1 || person.state == 'x'", WORDS).names())
                .containsExactly("hour", "person");
    }
}
