package dev.gatehouse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/start/acme.md` holds the answers; they must be those of the files.
class AcmePageTest {

    @TempDir static Path directory;
    private static List<JsonNode> lastWeek = List.of();
    private static String page = "";

    @BeforeAll
    static void read() throws IOException {
        String from = Written.UNTIL.minus(Duration.ofDays(7)).toString();
        lastWeek =
                Written.month(directory).truth().stream()
                        .filter(truth -> truth.get("at").asText().compareTo(from) >= 0)
                        .toList();
        Path root = Path.of(Objects.requireNonNull(System.getProperty("gatehouse.root")));
        page = Files.readString(root.resolve("docs/start/acme.md"));
    }

    @Test
    void namesEverybodyWhoAttacksAndEveryDecoy() {
        for (JsonNode truth : lastWeek) {
            switch (truth.get("label").asText()) {
                case "attack" -> {
                    String who = truth.get("who").asText();
                    boolean inTheCompany = who.contains(" ");
                    assertThat(!inTheCompany || page.contains(who)).as(who).isTrue();
                }
                case "decoy" -> assertThat(page).contains("`" + truth.get("name").asText() + "`");
                default -> assertThat(truth.get("label").asText()).isEqualTo("noise");
            }
        }
    }

    @Test
    void answersTheQuestionAsTheFilesDo() {
        assertCount(2, truth -> isRefused(truth) && who(truth, "Marta Olsen"));
        assertThat(page).contains("**2: one by Vault, one by Kubernetes**");
        assertCount(28, truth -> who(truth, "payments-production") && what(truth, "/database"));
        assertThat(page).contains("read `database` 28 times");
        assertCount(6, truth -> who(truth, Racking.ARGO) && what(truth, "payments-production"));
        assertThat(page).contains("6 roll-outs, one of them Viktor's");
        assertCount(
                5, truth -> what(truth, "payments-deploy-production") && what(truth, "started"));
        assertThat(page).contains("5 builds on Jenkins");
        assertCount(3, truth -> approved(truth) && who(truth, "Grace Adeyemi"));
        assertCount(2, truth -> approved(truth) && who(truth, "Kenji Watanabe"));
        assertThat(page).contains("approved 3 and 2 of them");
        assertCount(2, truth -> shell(truth) && who(truth, "Priya Raman"));
        assertCount(1, truth -> shell(truth) && who(truth, "Luca Moretti"));
        assertThat(page).contains("opened a shell in a pod, 2 and 1 times");
    }

    private static void assertCount(int expected, Predicate<JsonNode> wanted) {
        assertThat(lastWeek.stream().filter(wanted)).hasSize(expected);
    }

    private static boolean isRefused(JsonNode truth) {
        return truth.get("refused").asBoolean() && what(truth, "payments");
    }

    private static boolean approved(JsonNode truth) {
        return what(truth, "workflows.approve_workflow_job acme/payments")
                && truth.get("what").asText().endsWith("acme/payments");
    }

    private static boolean shell(JsonNode truth) {
        return what(truth, "payments-production/pods") && what(truth, "/exec");
    }

    private static boolean who(JsonNode truth, String name) {
        return truth.get("who").asText().equals(name);
    }

    private static boolean what(JsonNode truth, String part) {
        return truth.get("what").asText().contains(part);
    }
}
