package dev.gatehouse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The plot is complete, falls into the last week whatever day it is, and its answers can be
/// counted in the native files without asking the truth.
class PlotTest {

    private static final Set<String> DECOYS =
            Set.of(
                    "on-call-reads-the-secret",
                    "schedule-of-a-colleague-who-stayed",
                    "approved-window",
                    "renovate-spike",
                    "drill-in-staging",
                    "namesakes",
                    "announced-restart",
                    "template-rollout",
                    "conference-trip",
                    "first-day");

    @TempDir static Path directory;
    private static Written month = new Written(Path.of("."));

    @BeforeAll
    static void write() throws IOException {
        month = Written.month(directory);
    }

    private static List<Happening> plot(long seed, Instant until) {
        return Plot.happenings(Setting.of(seed), new Calendar(until), seed);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void everySceneFallsIntoTheLastWeekWhateverDayItIs(int day) {
        Instant until = Written.UNTIL.plus(Duration.ofDays(day));
        List<Happening> lastWeek =
                plot(7, until).stream()
                        .filter(h -> h.at().isAfter(until.minus(Duration.ofDays(7))))
                        .filter(h -> h.at().isBefore(until))
                        .toList();
        Set<Integer> attacked =
                lastWeek.stream()
                        .filter(h -> h.label().kind() == Label.Kind.ATTACK)
                        .map(h -> h.label().scene())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(attacked).containsExactly(1, 2, 3, 4, 5, 6, 8);
        assertThat(SilentHour.before(new Calendar(until)).start())
                .isBetween(until.minus(Duration.ofDays(4)), until);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void thereAreTenDecoys(long seed) {
        Set<String> decoys =
                plot(seed, Written.UNTIL).stream()
                        .filter(h -> h.label().kind() == Label.Kind.DECOY)
                        .map(h -> h.label().name())
                        .collect(Collectors.toSet());
        assertThat(decoys).isEqualTo(DECOYS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void whoReadsTheSecretAtNightIsOnCall(int day) {
        Instant until = Written.UNTIL.plus(Duration.ofDays(day));
        Rota rota = new Rota(Company.of(7), new Calendar(until));
        assertThat(plot(7, until))
                .filteredOn(h -> h.label().name().equals(ForgottenPolicy.DECOY))
                .isNotEmpty()
                .allMatch(h -> h.actor().name().equals("Hana Okafor"))
                .allMatch(h -> rota.onCall(Team.PAYMENTS, h.at()).equals(h.actor()));
    }

    @Test
    void everyLabelledEventIsInTheNativeFiles() throws IOException {
        Map<String, Set<String>> ids = nativeIds(month);
        int labelled = 0;
        for (JsonNode truth : month.truth()) {
            String source = truth.get("source").asText();
            if (truth.get("scene").asInt() > 0 && !source.equals(Tool.JENKINS.source())) {
                assertThat(ids.get(source)).contains(truth.get("native_id").asText());
                labelled++;
            }
        }
        assertThat(labelled).isGreaterThan(300);
    }

    private static Map<String, Set<String>> nativeIds(Written month) throws IOException {
        Map<String, Set<String>> ids = new HashMap<>();
        Map<Tool, String> pointers =
                Map.of(
                        Tool.GITHUB, "/_document_id",
                        Tool.GITLAB, "/id",
                        Tool.KUBERNETES, "/auditID",
                        Tool.VAULT, "/request/id");
        for (Map.Entry<Tool, String> entry : pointers.entrySet()) {
            Set<String> ofTool = new HashSet<>();
            for (JsonNode line : month.json(entry.getKey().file())) {
                ofTool.add(line.at(entry.getValue()).asText());
            }
            ids.put(entry.getKey().source(), ofTool);
        }
        return ids;
    }

    @Test
    void countedPeopleDoExactlyWhatTheyAreCountedFor() throws IOException {
        List<String> reads =
                month.lines("vault.ndjson").stream()
                        .filter(line -> line.contains("ines.duarte@acme.example"))
                        .filter(line -> line.contains("\"type\":\"request\""))
                        .toList();
        assertThat(reads)
                .hasSize(17)
                .allMatch(line -> line.contains("\"path\":\"secret/data/search/staging/api-key\""));
        assertThat(month.lines("github.ndjson"))
                .filteredOn(line -> line.contains("\"actor\":\"oskarlindqvist\""))
                .hasSize(9)
                .allMatch(line -> line.contains("\"action\":\"workflows.approve_workflow_job\""));
        assertThat(month.lines("kubernetes.ndjson"))
                .filteredOn(line -> line.contains("\"username\":\"mei.tanaka@acme.example\""))
                .hasSize(23)
                .allMatch(line -> line.contains("\"code\":403"));
    }

    @Test
    void onlyThePlotTouchesTheProductionEnvironmentOfPayments() throws IOException {
        for (JsonNode truth : month.truth()) {
            String what = truth.get("what").asText();
            boolean touches =
                    what.contains("payments-production")
                            || what.contains("payments/production")
                            || what.contains("payments-deploy-production");
            assertThat(touches && !truth.has("name")).as(what).isFalse();
        }
    }

    @Test
    void twoAttemptsOnPaymentsWereRefusedBothOfOnePerson() throws IOException {
        List<String> refused =
                month.truth().stream()
                        .filter(truth -> truth.get("refused").asBoolean())
                        .filter(truth -> truth.get("what").asText().contains("payments"))
                        .filter(truth -> truth.get("what").asText().contains("production"))
                        .map(truth ->
                                truth.get("who").asText() + " " + truth.get("source").asText())
                        .toList();
        assertThat(refused)
                .containsExactly("Marta Olsen vault:prod", "Marta Olsen kubernetes:prod");
    }

    @Test
    void whatAnAccountMayDoAnyDayIsMeantEvenOfAnAttackAndTheRestIsNot() throws IOException {
        List<JsonNode> attacks =
                month.truth().stream()
                        .filter(line -> line.get("label").asText().equals("attack"))
                        .toList();
        assertThat(attacks)
                .filteredOn(line -> line.get("name").asText().equals("worm-through-workflows"))
                .extracting(line -> line.get("intended").asBoolean())
                .contains(true, false);
        assertThat(attacks)
                .filteredOn(line -> line.get("name").asText().equals("bot-token-used-by-a-person"))
                .filteredOn(line -> line.get("source").asText().startsWith("github"))
                .extracting(line -> line.get("intended").asBoolean())
                .containsOnly(false);
        assertThat(month.truth())
                .filteredOn(line -> line.get("refused").asBoolean())
                .filteredOn(line -> !line.get("what").asText().startsWith("login_failed"))
                .extracting(line -> line.get("intended").asBoolean())
                .containsOnly(false);
    }
}
