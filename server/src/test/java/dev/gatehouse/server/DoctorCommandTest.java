package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `gatehouse doctor` beside a server that runs.
class DoctorCommandTest {
    private record Said(int code, String out) {}

    private static Said say(Path data) {
        StringWriter out = new StringWriter();
        CommandLine gatehouse = Main.commandLine();
        gatehouse.setOut(new PrintWriter(out));
        gatehouse.setErr(new PrintWriter(new StringWriter()));
        int code = gatehouse.execute("doctor", "--data", data.toString());
        return new Said(code, out.toString());
    }

    @Test
    void aServerThatRunsIsAskedAndOneThatDoesNotIsNot(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        try (StartedServer started = StartedServer.at(data)) {
            Said running = say(started.data());
            assertThat(running.out())
                    .containsPattern("ok +keys")
                    .containsPattern("ok +intake +the journal takes records")
                    .containsPattern("ok +views")
                    .containsPattern("look +sources +none is connected")
                    .doesNotContain("bad ");
            assertThat(running.code()).isEqualTo(1);
            Files.delete(data.resolve("run/gatehouse.sock"));
            Said deaf = say(started.data());
            assertThat(deaf.out()).contains("does not answer");
            assertThat(deaf.code()).isEqualTo(2);
        }
        assertThat(say(data).out()).contains("is not running").doesNotContain("intake");
    }
}
