package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `gatehouse detections`, over files and over a server.
class DetectionsCommandTest {
    private static final String ID = "0a48e2ca-f8b5-4b43-8b2f-c66115afe92c";
    private static final String DETECTION =
            """
            title: A secret was read
            id: 0a48e2ca-f8b5-4b43-8b2f-c66115afe92c
            name: secret_read
            description: Because.
            level: high
            falsepositives: [a backup]
            logsource: {product: lamp, service: audit}
            detection:
              sel: {what: read, who|startswith: ada}
              condition: sel
            gatehouse: {covers: [V01], state: on, certain: true, steps: [look]}
            tests:
              - {name: read, match: {what: read, who: ada}}
              - {name: written, near-miss: {what: write, who: ada}}
            """;
    private static final String LINES =
            """
            {"what":"write","who":"ada"}
            {"what":"read","who":"ada.k"}
            no json at all
            {"what":"read","who":"ben"}
            """;

    @TempDir private Path folder;
    private Path rules;
    private Path log;

    private record Said(int code, String out) {}

    @BeforeEach
    void files() throws IOException {
        rules = Files.createDirectories(folder.resolve("rules"));
        Files.writeString(rules.resolve("secret_read.yaml"), DETECTION);
        log = Files.writeString(folder.resolve("log.ndjson"), LINES);
    }

    private static Said say(Object... words) {
        StringWriter out = new StringWriter();
        CommandLine gatehouse = Main.commandLine();
        gatehouse.setOut(new PrintWriter(out));
        gatehouse.setErr(new PrintWriter(new StringWriter()));
        List<String> all = new ArrayList<>(List.of("detections"));
        for (Object word : words) {
            all.add(word.toString());
        }
        return new Said(gatehouse.execute(all.toArray(String[]::new)), out.toString());
    }

    @Test
    void runAnswersEveryLineByItsNumber() throws IOException {
        Said plain = say("run", "--rules", rules, "--product", "lamp", "--json", log);
        assertThat(plain.code()).isZero();
        assertThat(plain.out().lines())
                .containsExactly(
                        "{\"line\":1,\"rules\":[]}",
                        "{\"line\":2,\"rules\":[\"" + ID + "\"]}",
                        "{\"line\":3,\"rules\":[]}",
                        "{\"line\":4,\"rules\":[]}");
        Path wrapped =
                Files.writeString(
                        folder.resolve("wrapped.ndjson"),
                        "{\"case\":{\"what\":\"read\",\"who\":\"ada\"}}\n");
        assertThat(
                        say(
                                        "run",
                                        "--rules",
                                        rules,
                                        "--product",
                                        "lamp",
                                        "--member",
                                        "case",
                                        wrapped)
                                .out())
                .contains("1  high", "A secret was read");
    }

    @Test
    void checkNamesWhatIsRefusedWithItsPlace() throws IOException {
        assertThat(say("check", rules))
                .isEqualTo(new Said(0, "1 rules, 0 correlations, 1 detections, 0 refused\n"));
        Files.writeString(
                rules.resolve("secret_read.yaml"), DETECTION.replace("level: high", "level: huge"));
        Said refused = say("check", rules);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("secret_read.yaml:5").contains("a level is one of");
    }

    @Test
    void testTellsWhichExampleMissed() throws IOException {
        assertThat(say("test", rules).code()).isZero();
        Files.writeString(
                rules.resolve("secret_read.yaml"), DETECTION.replace("what: write", "what: read"));
        Said missed = say("test", rules);
        assertThat(missed.code()).isEqualTo(1);
        assertThat(missed.out()).contains("secret_read matches \"written\"", "1 missed");
    }

    @Test
    void explainSaysWhatHeldAndWhatDidNot() {
        Said held = say("explain", "secret_read", log + ":2", "--rules", rules);
        assertThat(held.code()).isZero();
        assertThat(held.out()).contains("matches: A secret was read", "+ ", "ada.k");
        Said not = say("explain", "secret_read", log + ":4", "--rules", rules);
        assertThat(not.code()).isEqualTo(1);
        assertThat(not.out()).contains("does not match:", "- ", "ben");
        assertThat(say("explain", "none", log + ":2", "--rules", rules).code()).isEqualTo(64);
    }

    @Test
    void listAndShowAskTheServerAndSettingNeedsSomebodySignedIn(@TempDir Path data)
            throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            String at = started.data().toString();
            Said list = say("list", "vault-policy", "--state", "watch", "--data", at);
            assertThat(list.code()).isZero();
            assertThat(list.out())
                    .contains("vault-policy-changed", "No source of vault", "1 detections");
            Said shown = say("show", "vault-policy-changed", "--data", at);
            assertThat(shown.out()).contains("What to do:", "logsource:");
            assertThat(
                            say("set", "vault-policy-changed", "on", "--reason", "r", "--data", at)
                                    .code())
                    .isEqualTo(77);
        }
    }
}
