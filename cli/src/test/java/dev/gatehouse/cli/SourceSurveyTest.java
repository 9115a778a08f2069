package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// How much of recorded events is understood, without anybody having told which lines are events.
class SourceSurveyTest {
    private static final String CLONE =
            "{\"@timestamp\":1790000000000,\"_document_id\":\"%d\",\"action\":\"%s\",\"actor\":\"dana.k\",\"org\":\"acme\",\"repo\":\"acme/payments\"}";

    @TempDir Path recorded;

    private String survey(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true));
        String[] all = new String[arguments.length + 2];
        all[0] = "source";
        all[1] = "survey";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        assertThat(line.execute(all)).isZero();
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    private void write(String file, String... lines) throws IOException {
        Path path = recorded.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, String.join("\n", lines) + "\n");
    }

    @Test
    void sharesAreOfTheAuditLinesAndEverythingElseIsCountedApart() throws IOException {
        write(
                "github/somebody/a.ndjson",
                CLONE.formatted(1, "git.clone"),
                CLONE.formatted(2, "git.push"),
                CLONE.formatted(3, "git.fetch"),
                CLONE.formatted(4, "never.heard_of"),
                "{\"nothing\":\"that is an event\"}");
        assertThat(survey("--json", recorded.toString()))
                .isEqualTo(
                        "{\"events\":4,\"ignored\":0,\"mapped\":0.75,\"other\":1,\"source\":\"github\",\"tool\":\"github\",\"unmapped\":0.25,\"unreadable\":0}\n");
    }

    @Test
    void whatTheToolWroteMayStandInAMember() throws IOException {
        write(
                "github/wrapped.jsonl",
                "{\"origin\":\"x\",\"event\":" + CLONE.formatted(1, "git.clone") + "}",
                "{\"origin\":\"x\",\"event\":" + CLONE.formatted(2, "git.push") + "}");
        assertThat(survey("--json", recorded.toString())).contains("\"events\":2", "\"mapped\":1,");
    }

    @Test
    void aDocumentIsOnePiece() throws IOException {
        write(
                "github/one.json",
                "{\n \"action\": \"git.clone\",",
                " \"actor\": \"dana.k\", \"org\": \"acme\", \"repo\": \"acme/payments\",",
                " \"@timestamp\": 1790000000000\n}");
        assertThat(survey("--json", recorded.toString())).contains("\"events\":1", "\"mapped\":1,");
    }

    @Test
    void aFolderOfAToolNobodyReadsIsNamedAllTheSame() throws IOException {
        write("no-such-tool/a.log", "hello");
        assertThat(survey("--json", recorded.toString()))
                .contains("\"source\":null", "\"tool\":\"no-such-tool\"", "\"events\":0");
        assertThat(survey(recorded.toString())).contains("no-such-tool", "no source reads it");
    }

    @Test
    void aLongerNameOfTheFolderIsTheSources() throws IOException {
        Files.createDirectories(recorded.resolve("kubernetes-audit"));
        assertThat(survey("--json", recorded.toString())).contains("\"source\":\"kubernetes\"");
    }
}
