package dev.gatehouse.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QueryRoundTripTest {
    private static final QueryScope SCOPE = QueryScope.utc(Instant.parse("2026-11-22T12:00:00Z"));
    private static final List<String> VALUES =
            List.of(
                    "dana.k",
                    "Payments API",
                    "github:acme",
                    "10.1.2.3",
                    "a-b_c",
                    "Österreich",
                    "x");

    @Test
    void whatIsPrintedReadsBackAsTheSameTree() {
        RandomQueries queries = new RandomQueries(new Random(20_261_122), VALUES);
        for (int i = 0; i < 20_000; i++) {
            Query query = queries.next(4);
            String text = QueryPrinter.print(query);
            assertThat(QueryParser.parse(text, SCOPE)).as(text).isEqualTo(query);
        }
    }

    @Test
    void anyStringIsOneLiteralValue() {
        Random random = new Random(54);
        for (int i = 0; i < 20_000; i++) {
            String value = randomText(random);
            Query query = new Query.Field(Key.ACTOR, new Match.Exactly(value));
            assertThat(QueryParser.parse(QueryPrinter.print(query), SCOPE)).isEqualTo(query);
        }
    }

    @Test
    void anyTextIsReadOrRefusedWithAColumn() {
        Random random = new Random(47);
        for (int i = 0; i < 50_000; i++) {
            String text = randomText(random);
            assertThatCode(
                            () -> {
                                try {
                                    Query query = QueryParser.parse(text, SCOPE);
                                    assertThat(QueryParser.parse(QueryPrinter.print(query), SCOPE))
                                            .isEqualTo(query);
                                } catch (QueryProblem problem) {
                                    assertThat(problem.column()).isBetween(1, text.length() + 1);
                                }
                            })
                    .as(text)
                    .doesNotThrowAnyException();
        }
    }

    private static String randomText(Random random) {
        String pieces = "aB1 :\"\\*()-/,.<>=' \t\u0000é日\ud83d\ude00\ud800~%";
        List<String> words =
                List.of(
                        "actor:",
                        "time:>",
                        " OR ",
                        " and ",
                        "not ",
                        "is:",
                        "resource:/",
                        "ip:",
                        "detail.x:",
                        "..",
                        "-24h",
                        "id:",
                        "has:");
        StringBuilder out = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            if (random.nextInt(4) == 0) {
                out.append(words.get(random.nextInt(words.size())));
            } else {
                out.append(pieces.charAt(random.nextInt(pieces.length())));
            }
        }
        return out.toString();
    }
}
