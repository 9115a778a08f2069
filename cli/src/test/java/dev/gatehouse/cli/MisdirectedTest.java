package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Whoever points a command at the wrong thing is told so, and never gets an answer about nothing.
class MisdirectedTest {
    @TempDir private Path folder;

    private static String run(int expected, String... words) {
        StringWriter said = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        int code = line.execute(words);
        assertThat(code).as(said.toString()).isEqualTo(expected);
        return said.toString();
    }

    @Test
    void aFolderThatIsNoJournalIsNotCalledBad() {
        assertThat(run(ExitCode.USAGE, "journal", "verify", folder.toString()))
                .contains("there is no journal in " + folder)
                .doesNotContain("BAD");
    }

    @Test
    void aFileNothingCouldBeReadOfIsNotCalledQuiet() throws IOException {
        Path text = Files.writeString(folder.resolve("text.log"), "not an audit log at all\n");
        assertThat(run(1, "look", text.toString(), "--source", "github"))
                .contains("Nothing in them could be read")
                .doesNotContain("stands out");
    }

    @Test
    void aPageThatCannotBeWrittenIsNoBugOfOurs() throws IOException {
        Path log = folder.resolve("audit.ndjson");
        Files.writeString(
                log, "{\"@timestamp\":1795000000000,\"action\":\"git.clone\",\"actor\":\"ann\"}\n");
        String page = folder.resolve("missing/page.html").toString();
        assertThat(
                        run(
                                ExitCode.USAGE,
                                "look",
                                log.toString(),
                                "--source",
                                "github",
                                "--html",
                                page))
                .contains("cannot be written to " + page)
                .doesNotContain("bug of ours");
    }

    @Test
    void homeIsWhatTheShellSays() {
        assertThat(Places.of(Map.of("HOME", "/home/ann"), "/root").home())
                .isEqualTo(Path.of("/home/ann"));
        assertThat(Places.of(Map.of(), "/root").home()).isEqualTo(Path.of("/root"));
    }
}
