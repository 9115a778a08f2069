package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `gatehouse behaviour`, over a server that has learned little.
class BehaviourCommandTest {
    private record Said(int code, String out) {}

    private static Said say(Path data, String... words) {
        StringWriter out = new StringWriter();
        CommandLine gatehouse = Main.commandLine();
        gatehouse.setOut(new PrintWriter(out));
        gatehouse.setErr(new PrintWriter(new StringWriter()));
        List<String> all = new ArrayList<>(List.of("behaviour"));
        all.addAll(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        return new Said(gatehouse.execute(all.toArray(String[]::new)), out.toString());
    }

    @Test
    void whatIsUnusualAndWhatCountsAsThatIsTold(@TempDir Path folder) throws IOException {
        try (StartedServer started = StartedServer.at(folder)) {
            Path data = started.data();
            Said list = say(data, "list");
            assertThat(list.code()).isZero();
            assertThat(list.out()).contains("80 points of two families", "0 accounts known");
            Said signals = say(data, "signals");
            assertThat(signals.out().lines()).hasSize(14);
            assertThat(signals.out()).contains("credential-moved", "place", "45 points");
            assertThat(say(data, "show", "person:nobody").code()).isNotZero();
            assertThat(say(data, "show", "nobody").code()).isNotZero();
        }
    }
}
