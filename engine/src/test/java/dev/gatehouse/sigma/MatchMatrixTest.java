package dev.gatehouse.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.sigma.match.FieldMap;
import dev.gatehouse.sigma.match.Matcher;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Recorded events of the upstream collection against every rule about them, compared with what
/// another engine found.
class MatchMatrixTest {
    private static final Pattern SEVERAL = Pattern.compile("(?m)(?<=^\\})\\R");

    private final FieldMap.ByLog maps = FieldMap.ByLog.shipped();
    private final Map<List<String>, List<Matcher>> matchers = new HashMap<>();

    private record Case(String file, int index, List<String> categories, JsonObject row) {
        List<String> texts(String member) {
            return ((JsonArray) row.get(member)).items().stream().map(JsonValue::text).toList();
        }
    }

    @Test
    void everyEventMatchesWhatTheOtherEngineFound() throws IOException {
        Ruleset ruleset = Ruleset.parse(UpstreamRulesTest.upstream(), Placeholders.NONE);
        Map<String, Rule> rules =
                ruleset.rules().stream()
                        .filter(rule -> rule.document().place().file().startsWith("rules"))
                        .collect(Collectors.toMap(rule -> rule.head().id(), rule -> rule));
        Map<String, String> events =
                TarFiles.read(
                        UpstreamRulesTest.shared("sigma/sigmahq-regression_data-json.tar.gz"));
        Matcher alone = new Matcher(List.of(), new Logsource("windows", "", ""), maps);
        List<String> differences = new ArrayList<>();
        int judged = 0;
        Set<String> filesHit = new HashSet<>();

        for (Case each : cases()) {
            JsonValue event = event(events.getOrDefault(each.file(), ""), each.index());
            TreeSet<String> found = new TreeSet<>();
            for (Matcher matcher : matchers(List.copyOf(rules.values()), each.categories())) {
                matcher.match(event).forEach(rule -> found.add(rule.head().id()));
                judged += matcher.rules().size();
            }
            for (String own : each.texts("own_rule")) {
                Rule rule = rules.get(own);
                if (rule != null && alone.explain(rule, event).holds()) {
                    found.add(own);
                }
            }
            TreeSet<String> expected = new TreeSet<>(each.texts("matches"));
            if (found.containsAll(each.texts("own_rule"))) {
                filesHit.add(each.file());
            }
            if (!found.equals(expected)) {
                differences.add(each.file() + "#" + each.index() + " " + found + " " + expected);
            }
        }

        assertThat(differences).isEmpty();
        assertThat(filesHit).hasSizeGreaterThanOrEqualTo(200);
        assertThat(judged).isGreaterThan(200_000);
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        var matrix = UpstreamRulesTest.shared("sigma/oracle/sigmahq_regression_matrix.jsonl");
        for (String line : Files.readAllLines(matrix)) {
            JsonObject row = (JsonObject) Json.parse(line);
            List<String> categories =
                    ((JsonArray) row.get("logsource_categories"))
                            .items().stream().map(JsonValue::text).toList();
            cases.add(
                    new Case(
                            row.get("file").text(),
                            Integer.parseInt(row.get("index").text()),
                            categories,
                            row));
        }
        return cases;
    }

    private List<Matcher> matchers(List<Rule> rules, List<String> categories) {
        return matchers.computeIfAbsent(
                categories,
                _ ->
                        categories.stream()
                                .map(category -> {
                                    List<Rule> about =
                                            rules.stream()
                                                    .filter(rule ->
                                                            rule.logsource()
                                                                    .category()
                                                                    .equals(category))
                                                    .toList();
                                    return new Matcher(
                                            about, new Logsource("windows", category, ""), maps);
                                })
                                .toList());
    }

    // A file holds one event, an array of events, or one event behind the other.
    private static JsonValue event(String text, int index) {
        String bare = text.startsWith("\ufeff") ? text.substring(1) : text;
        if (bare.stripLeading().startsWith("[")) {
            return ((JsonArray) Json.parse(bare)).items().get(index);
        }
        return Json.parse(SEVERAL.splitAsStream(bare).toList().get(index));
    }
}
