package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gatehouse.detection.Detections;
import dev.gatehouse.sigma.Placeholders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
    private static final Path DETECTIONS =
            Path.of(System.getProperty("gatehouse.root", ".."), "detections");
    private static final String OFF = "org.disable_two_factor_requirement";

    @TempDir Path directory;

    @BeforeEach
    void otherTools() throws IOException {
        for (String file : List.of("gitlab.ndjson", "jenkins.log", "kubernetes.ndjson")) {
            Files.writeString(directory.resolve(file), "");
        }
        Files.writeString(directory.resolve("vault.ndjson"), "");
    }

    private static String event(String time, String actor, String action) {
        return """
        {"@timestamp":%d,"_document_id":"%s","action":"%s","actor":"%s","actor_id":7,"org":"acme","org_id":1}
        """
                .formatted(
                        Instant.parse(time).toEpochMilli(),
                        time.replace(":", "") + actor,
                        action,
                        actor);
    }

    private static String planted(String scenario, String time, int line) {
        return """
        {"scenario":"%s","at":"%s","source":"github:acme","file":"github.ndjson","first":%d,"last":%d}
        """
                .formatted(scenario, time, line, line);
    }

    private EvaluationScore score(String events, String truth) throws IOException {
        Files.writeString(directory.resolve("github.ndjson"), events);
        Files.writeString(
                directory.resolve("attacks.jsonl"),
                """
                {"from":"2026-11-16T00:00:00Z","until":"2026-11-21T00:00:00Z","identities":500}
                """
                        + truth);
        Trial trial = Trial.read(directory);
        Detections shipped = Detections.load(DETECTIONS, Placeholders.NONE);
        try (TrialLines lines = new TrialLines(directory)) {
            return EvaluationScore.of(trial, new Evaluation(trial, shipped).run(lines));
        }
    }

    @Test
    void secondsCountFromTheFirstPlantedEvent() throws IOException {
        EvaluationScore score =
                score(
                        event("2026-11-17T10:00:00Z", "mira", "org.sso_response")
                                + event("2026-11-17T10:00:12Z", "mira", OFF),
                        planted("taken-over", "2026-11-17T10:00:00Z", 1)
                                + planted("taken-over", "2026-11-17T10:00:12Z", 2));
        assertThat(score.rows())
                .containsExactly(
                        new EvaluationScore.Row(
                                "taken-over", 2, true, 12, "github-two-factor-not-required"));
        assertThat(score.recall()).isEqualTo(1);
        assertThat(score.alertsPerDay()).isZero();
        assertThat(score.precisionAtFive()).isEqualTo(1);
    }

    @Test
    void whatNobodyPlantedIsAnAlertOncePerSubjectAndOnlyInTheWeek() throws IOException {
        EvaluationScore score =
                score(
                        event("2026-11-12T10:00:00Z", "mira", OFF)
                                + event("2026-11-17T10:00:00Z", "mira", OFF)
                                + event("2026-11-18T10:00:00Z", "mira", OFF)
                                + event("2026-11-18T11:00:00Z", "otto", OFF)
                                + event("2026-11-18T12:00:00Z", "otto", "git.clone"),
                        planted("quiet-theft", "2026-11-18T12:00:00Z", 5));
        assertThat(score.recall()).isZero();
        assertThat(score.rows().getFirst().isSeen()).isFalse();
        // In five days among five hundred: two of the detection, and one of the ledger of whoever
        // did
        // it again and again.
        assertThat(score.alertsPerDay()).isCloseTo(3 / 5.0 * 2, within(1e-9));
        assertThat(score.precisionAtFive()).isZero();
    }
}
