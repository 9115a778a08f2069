package dev.gatehouse.sigma.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.sigma.Placeholders;
import dev.gatehouse.sigma.Rule;
import dev.gatehouse.sigma.Ruleset;
import dev.gatehouse.sigma.correlate.Correlator.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrelatorTest {
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final String RULES =
            """
            title: A
            name: a
            logsource: {product: any}
            detection: {s: {f: a}, condition: s}
            ---
            title: B
            name: b
            logsource: {product: any}
            detection: {s: {f: b}, condition: s}
            ---
            title: C
            name: c
            logsource: {product: any}
            detection: {s: {f: c}, condition: s}
            ---
            title: Correlation
            name: correlation
            """;

    private static Ruleset ruleset(String correlation) {
        String text = RULES + correlation.replace("; ", "\n") + "\n";
        Ruleset ruleset =
                Ruleset.parse(List.of(new Ruleset.Text("c.yml", text)), Placeholders.NONE);
        assertThat(ruleset.refusals()).isEmpty();
        return ruleset;
    }

    private static List<Correlated> take(Correlator correlator, Ruleset ruleset, String step) {
        String[] parts = step.split("@", 2);
        String[] fields = parts[0].split("=", 2);
        String rule = fields[0].substring(0, 1);
        Map<String, String> values =
                Map.of(
                        "user", fields[0].substring(1),
                        "other", fields[0].substring(1),
                        "n", fields.length > 1 ? fields[1] : "0");
        Rule matched = ruleset.rule(rule).orElseThrow();
        long micros = Long.parseLong(parts[1]) * 1_000_000;
        return correlator.take(
                new Moment(micros, step),
                matched.head(),
                field -> Optional.ofNullable(values.get(field)));
    }

    private static String run(String correlation, String steps) {
        Ruleset ruleset = ruleset(correlation);
        Correlator correlator = new Correlator(ruleset.correlations());
        List<String> matched = new ArrayList<>();
        for (String step : SPACE.splitAsStream(steps.strip()).toList()) {
            List<Correlated> found =
                    step.startsWith("tick@")
                            ? correlator.pass(Long.parseLong(step.substring(5)) * 1_000_000)
                            : take(correlator, ruleset, step);
            found.forEach(one -> matched.add(step));
        }
        return String.join(" ", matched);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    event_count; 1,2,3 in 10 s of one user | rules: [a], group-by: [user], timespan: 10s, condition: {gte: 3} | ax@1 ax@5 ay@6 ax@9 | ax@9
                    it slides | rules: [a], group-by: [user], timespan: 10s, condition: {gte: 3} | ax@1 ax@5 ax@12 ax@14 | ax@14
                    once while it stays so | rules: [a], group-by: [user], timespan: 10s, condition: {gte: 2} | ax@1 ax@2 ax@3 ax@20 ax@21 | ax@2 ax@21
                    late ones count | rules: [a], group-by: [user], timespan: 10s, condition: {gte: 3} | ax@1 ax@9 ax@5 | ax@5
                    too late do not | rules: [a], group-by: [user], timespan: 10s, condition: {gte: 2} | ax@20 ax@9 | ''
                    a range | rules: [a], group-by: [user], timespan: 10s, condition: {gt: 1, lte: 2} | ax@1 ax@2 ax@3 | ax@2
                    no group is one group | rules: [a], timespan: 10s, condition: {gte: 2} | ax@1 ay@2 | ay@2
                    a missing field does not count | rules: [a], group-by: [nothing], timespan: 10s, condition: {gte: 1} | ax@1 | ''
                    """)
    void eventsAreCountedInASlidingWindow(
            String what, String correlation, String steps, String matched) {
        assertThat(run("correlation: {type: event_count, " + correlation + "}", steps))
                .as(what)
                .isEqualTo(matched);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    value_count      | {field: n, gte: 2} | ax=1@1 ax=1@2 ax=2@3          | ax=2@3
                    value_sum        | {field: n, gt: 10} | ax=5@1 ax=5@2 ax=1@3          | ax=1@3
                    value_avg        | {field: n, gte: 4} | ax=1@1 ax=5@2 ax=6@3          | ax=6@3
                    value_median     | {field: n, gte: 5} | ax=1@1 ax=5@2 ax=6@3          | ax=6@3
                    value_percentile | {field: n, percentile: 90, gte: 9} | ax=1@1 ax=10@2 ax=10@3 | ax=10@2
                    """)
    void valuesAreCountedAndAddedUp(String type, String condition, String steps, String matched) {
        String correlation =
                "correlation: {type: %s, rules: [a], group-by: [user], timespan: 10s, condition: %s}"
                        .formatted(type, condition);

        assertThat(run(correlation, steps)).isEqualTo(matched);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    temporal         | ''                              | bx@1 ax@5         | ax@5
                    temporal         | ''                              | bx@1 ay@5 ax@12   | ''
                    temporal_ordered | ''                              | bx@1 ax@5         | ''
                    temporal_ordered | ''                              | ax@1 bx@5         | bx@5
                    temporal_ordered | ''                              | bx@5 ax@1         | ax@1
                    temporal         | ', condition: a and not b'      | ax@1 bx@2 ax@20   | ax@1 ax@20
                    temporal         | ', condition: {gte: 1}'         | ax@1 bx@2         | ax@1
                    """)
    void rulesComeTogether(String type, String condition, String steps, String matched) {
        String correlation =
                "correlation: {type: %s, rules: [a, b], group-by: [user], timespan: 10s%s}"
                        .formatted(type, condition);

        assertThat(run(correlation, steps)).isEqualTo(matched);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ax@1 tick@5 tick@12           | tick@12
                    ax@1 bx@8 tick@30             | ''
                    ax@1 by@8 tick@30             | tick@30
                    bx@1 ax@2 tick@30             | tick@30
                    ax@1 ax@5 bx@9 tick@30        | ''
                    ax@1 ay@20                    | ay@20
                    """)
    void whatDoesNotFollowInTimeIsNoticed(String steps, String matched) {
        String correlation =
                "gatehouse: {correlation: {type: absence, rules: [a, b], group-by: [user],"
                        + " timespan: 10s}}";

        assertThat(run(correlation, steps)).isEqualTo(matched);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''            | ax@1 ax@2 ay@3         | ax@1 ay@3
                    ''            | ax@1 ax@200            | ax@1 ax@200
                    ', learn: 10s'| ax@1 ay@5 ax@20 az@21  | az@21
                    """)
    void whatWasNotThereBeforeIsNoticed(String learn, String steps, String matched) {
        String correlation =
                "gatehouse: {correlation: {type: first-seen, rules: [a], group-by: [user],"
                        + " timespan: 100s"
                        + learn
                        + "}}";

        assertThat(run(correlation, steps)).isEqualTo(matched);
    }

    @Test
    void aliasesJoinFieldsOfDifferentNames() {
        String correlation =
                "correlation: {type: temporal, rules: [a, b], group-by: [who], timespan: 10s,"
                        + " aliases: {who: {a: user, b: other}}}";

        assertThat(run(correlation, "ax@1 bx@2")).isEqualTo("bx@2");
    }

    @Test
    void correlationsCorrelateCorrelations() {
        String chained =
                """
                correlation: {type: event_count, rules: [a], group-by: [user], timespan: 10s, condition: {gte: 2}}
                ---
                title: Chained
                correlation: {type: temporal_ordered, rules: [correlation, b], group-by: [user], timespan: 10s}
                """;
        assertThat(run(chained, "ax@1 ax@2 bx@3")).isEqualTo("ax@2 bx@3");
        assertThat(run(chained, "ax@1 bx@3")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    correlation: {type: event_count, rules: [a], group-by: [user], timespan: 10s, condition: {gte: 2}} | ax@1 | ax@2
                    correlation: {type: temporal_ordered, rules: [a, b], group-by: [user], timespan: 10s} | ax@1 | bx@2
                    gatehouse: {correlation: {type: absence, rules: [a, b], group-by: [user], timespan: 10s}} | ax@1 | cy@30
                    gatehouse: {correlation: {type: first-seen, rules: [a], group-by: [user], timespan: 90s}} | ax@1 | ay@2
                    """)
    void whatWasSavedGoesOnWhereItWas(String correlation, String before, String after) {
        Ruleset ruleset = ruleset(correlation);
        Correlator first = new Correlator(ruleset.correlations());
        take(first, ruleset, before);
        String saved = CanonicalJson.text(first.save());
        Correlator second = new Correlator(ruleset.correlations());
        second.restore((JsonObject) Json.parse(saved));

        assertThat(CanonicalJson.text(second.save())).isEqualTo(saved);
        List<Correlated> found = new ArrayList<>(take(second, ruleset, after));
        found.addAll(second.pass(Long.parseLong(after.substring(3)) * 1_000_000));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().references()).isNotEmpty();
    }

    @Test
    void aFloodOfGroupsIsForgottenInOrderAndCounted() {
        Ruleset ruleset =
                ruleset(
                        "correlation: {type: event_count, rules: [a], group-by: [user],"
                                + " timespan: 1d, condition: {gte: 2}}");
        Correlator correlator = new Correlator(ruleset.correlations());
        for (int i = 0; i < Following.GROUPS_MAX + 10; i++) {
            take(correlator, ruleset, "a" + i + "@" + i / 1_000);
        }

        assertThat(correlator.forgotten()).containsEntry("correlation", 10L);
    }

    @Test
    void aFloodInOneGroupIsForgottenInOrderAndCounted() {
        Ruleset ruleset =
                ruleset(
                        "correlation: {type: event_count, rules: [a], group-by: [user],"
                                + " timespan: 1d, condition: {gte: 10000}}");
        Correlator correlator = new Correlator(ruleset.correlations());
        for (int i = 0; i < Window.EVENTS_MAX + 10; i++) {
            take(correlator, ruleset, "ax@" + i / 1_000);
        }

        assertThat(correlator.forgotten()).containsEntry("correlation", 10L);
    }
}
