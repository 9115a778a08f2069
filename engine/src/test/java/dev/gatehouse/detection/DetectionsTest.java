package dev.gatehouse.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.sigma.Placeholders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionsTest {
    static final String GOOD =
            """
            title: A secret was read
            id: 0a48e2ca-f8b5-4b43-8b2f-c66115afe92c
            name: secret_read
            description: Because.
            level: high
            falsepositives: [a backup]
            logsource: {product: gatehouse, service: event}
            detection:
              sel: {source.tool: vault, credential.kind: token, outcome: succeeded}
              condition: sel
            gatehouse: {covers: [V01], state: on, certain: true, steps: [look, ask]}
            tests:
              - name: read
                match: {source: 'vault:prod', outcome: succeeded, via: {kind: token}}
              - name: refused
                near-miss: {source: 'vault:prod', outcome: denied, via: {kind: token}}
            """;

    @TempDir private Path directory;

    private Detections load(String text) throws IOException {
        Path theme = Files.createDirectories(directory.resolve("vault"));
        Files.writeString(theme.resolve("secret_read.yaml"), text);
        return Detections.load(directory, Placeholders.NONE);
    }

    @Test
    void aFileIsReadWithWhatItSaysAndItsExamplesComeOut() throws IOException {
        Detections detections = load(GOOD);

        assertThat(detections.problems()).isEmpty();
        Detection detection = detections.detection("secret_read").orElseThrow();
        assertThat(detection.theme()).isEqualTo("vault");
        assertThat(detection.state()).isEqualTo(Detection.State.ON);
        assertThat(detection.certain()).isTrue();
        assertThat(detection.steps()).containsExactly("look", "ask");
        assertThat(detection.examples()).hasSize(2);
        assertThat(Examples.run(detections)).isEmpty();
    }

    @Test
    void anExampleThatMissesIsNamedWithItsPlace() throws IOException {
        Detections detections = load(GOOD.replace("outcome: denied,", "outcome: succeeded,"));

        assertThat(Examples.run(detections))
                .singleElement()
                .asString()
                .isEqualTo("vault/secret_read.yaml:15:5: secret_read matches \"refused\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    name: secret_read       | name: other       | its file is called so
                    0a48e2ca-               | zz48e2ca-         | is a UUID
                    level: high             | level: loud       | a level is one of
                    description: Because.   | date: 2026-11-22  | why it matters
                    state: on               | state: off        | on or watch
                    state: on               | stat: on          | nothing here is called "stat"
                    near-miss: {            | match: {          | a test with near-miss
                    condition: sel          | condition: cel    | no search identifier
                    """)
    void aFileThatIsNoProperDetectionIsRefusedWithItsReason(
            String written, String instead, String reason) throws IOException {
        Detections detections = load(GOOD.replace(written, instead));

        assertThat(detections.all()).isEmpty();
        assertThat(detections.problems()).singleElement().asString().contains(reason);
    }

    @Test
    void oneFileSeesOneKindOfFields() throws IOException {
        String other =
                """
                ---
                title: Raw
                name: raw
                logsource: {product: vault, service: audit}
                detection: {sel: {type: request}, condition: sel}
                """;

        assertThat(load(GOOD + other).problems()).singleElement().asString().contains("not both");
    }

    @Test
    void plainSigmaIsNoDetectionAndNoProblem() throws IOException {
        String plain =
                """
                title: Raw
                logsource: {product: vault}
                detection: {sel: {type: request}, condition: sel}
                """;
        Detections detections = load(plain);

        assertThat(detections.all()).isEmpty();
        assertThat(detections.problems()).isEmpty();
        assertThat(detections.ruleset().rules()).hasSize(1);
    }

    @Test
    void sourcesAndCredentialsGoByTheNamesOfTheQueryLanguage() {
        JsonObject event =
                (JsonObject) Json.parse("{\"source\":\"vault\",\"via\":{\"kind\":\"token\"}}");
        JsonObject fields = EventFields.of(event);

        assertThat(fields.get("source.tool").text()).isEqualTo("vault");
        assertThat(fields.get("source.name").text()).isEqualTo("default");
        assertThat(fields.get("credential")).isEqualTo(event.get("via"));
    }

    @Test
    void aFileOfCorrelationsIsTriedOnEventsInTime() throws IOException {
        String text =
                """
                title: Switched off and not on again
                id: 0a48e2ca-f8b5-4b43-8b2f-c66115afe92c
                name: secret_read
                description: Because.
                level: high
                falsepositives: [none]
                gatehouse:
                  state: watch
                  steps: [ask]
                  correlation:
                    type: absence
                    rules: [off, again]
                    group-by: [resource.path]
                    timespan: 1h
                tests:
                  - name: nobody switches it on
                    match:
                      - {at: 2026-11-20T03:00:00Z, event: {action: off, resource: {path: a}}}
                      - {at: 2026-11-20T03:10:00Z, event: {action: again, resource: {path: b}}}
                  - name: it is on again
                    near-miss:
                      - {at: 2026-11-20T03:00:00Z, event: {action: off, resource: {path: a}}}
                      - {at: 2026-11-20T03:10:00Z, event: {action: again, resource: {path: a}}}
                ---
                title: Off
                name: off
                logsource: {product: gatehouse, service: event}
                detection: {sel: {action: off}, condition: sel}
                ---
                title: Again
                name: again
                logsource: {product: gatehouse, service: event}
                detection: {sel: {action: again}, condition: sel}
                """;
        Detections detections = load(text);

        assertThat(detections.problems()).isEmpty();
        assertThat(detections.all().getFirst().matches())
                .containsExactly("0a48e2ca-f8b5-4b43-8b2f-c66115afe92c");
        assertThat(Examples.run(detections)).isEmpty();
        assertThat(Examples.run(load(text.replace("1h", "5m")))).hasSize(1);
    }
}
