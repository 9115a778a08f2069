package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Who imports a file as something it is not is told what to do about it.
class ImportCommandTest {
    @Test
    void aFileWhoseEventsStandInAMemberIsHintedAt(@TempDir Path data, @TempDir Path files)
            throws IOException {
        Path wrapped = files.resolve("wrapped.ndjson");
        Path plain = files.resolve("plain.ndjson");
        for (int i = 0; i < 4; i++) {
            String piece =
                    """
                    {"type":"request","time":"2026-11-20T10:00:00Z","auth":{"display_name":"ann"},\
                    "request":{"id":"r-%d","operation":"read","path":"secret/a"}}\
                    """
                            .formatted(i);
            append(wrapped, "{\"case\":" + piece + "}\n");
            append(plain, piece + "\n");
        }
        try (StartedServer started = StartedServer.at(data)) {
            String at = started.data().toString();
            assertThat(said("--source", "vault:a", "--data", at, wrapped.toString()))
                    .contains("nothing is lost")
                    .contains("name its member with --member")
                    .contains("gatehouse source map --source vault:a " + wrapped);
            assertThat(
                            said(
                                    "--source",
                                    "vault:c",
                                    "--member",
                                    "event",
                                    "--data",
                                    at,
                                    wrapped.toString()))
                    .doesNotContain("--member");
            assertThat(said("--source", "vault:d", "--data", at, plain.toString()))
                    .doesNotContain("--member");
        }
    }

    @Test
    void eventsThatAreNotBelievedToBeThatOldAreSaidAloud(@TempDir Path data, @TempDir Path files)
            throws IOException {
        Path old = files.resolve("old.ndjson");
        append(
                old,
                """
                {"type":"request","time":"2019-11-20T10:00:00Z","auth":{"display_name":"ann"},\
                "request":{"id":"r-1","operation":"read","path":"secret/a"}}
                """);
        try (StartedServer started = StartedServer.at(data)) {
            String at = started.data().toString();
            assertThat(said("--source", "vault:a", "--data", at, old.toString()))
                    .contains("1 events say a time older than 400 days", "--trust-times");
            assertThat(said("--source", "vault:b", "--trust-times", "--data", at, old.toString()))
                    .doesNotContain("400 days");
        }
    }

    @Test
    void whatAToolIsToldToSendToIsWhereTheServerListens(@TempDir Path data) throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            String told =
                    run(
                            0,
                            "source",
                            "add",
                            "github:mine",
                            "--channel",
                            "webhook",
                            "--data",
                            started.data().toString());
            assertThat(told)
                    .contains(started.server().address() + "/intake/github:mine/webhook")
                    .contains("this machine only");
        }
    }

    @Test
    void aQueryThatCannotBeReadIsExplainedOnce(@TempDir Path data) throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            String told =
                    run(64, "events", "search", "is:bogus", "--data", started.data().toString());
            assertThat(told)
                    .containsOnlyOnce("nothing is called is:bogus")
                    .containsOnlyOnce("column")
                    .doesNotContain("did you mean is: takes");
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String said(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "import";
        System.arraycopy(words, 0, all, 1, words.length);
        return run(0, all);
    }

    private static String run(int expected, String... words) {
        StringWriter said = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        int code = line.execute(words);
        assertThat(code).as(said.toString()).isEqualTo(expected);
        return said.toString();
    }
}
