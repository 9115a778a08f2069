package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Main;
import dev.gatehouse.server.StartedServer.Session;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `gatehouse rehearse` against a running server.
class RehearseCommandTest {
    private record Said(int code, String out) {}

    private static Said say(String... words) {
        StringWriter out = new StringWriter();
        CommandLine gatehouse = Main.commandLine();
        gatehouse.setOut(new PrintWriter(out));
        gatehouse.setErr(new PrintWriter(out));
        List<String> all = new ArrayList<>(List.of("rehearse"));
        all.addAll(List.of(words));
        return new Said(gatehouse.execute(all.toArray(String[]::new)), out.toString());
    }

    @Test
    void itSaysWhatIsThereWhatWasSeenAndThatNobodyWasTold(@TempDir Path data) throws Exception {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            String there = "--data=" + started.data();
            Said listed = say(there);
            assertThat(listed.out()).contains("audit-off", "worm");
            assertThat(listed.code()).isZero();
            Said played = say(there, "audit-off");
            assertThat(played.out())
                    .contains(
                            "raised by", "vault-audit-device-removed", "nobody; add a destination");
            assertThat(played.code()).isZero();
            started.post(
                    ann,
                    "/api/v1/detections/states",
                    "{\"name\":\"vault-audit-device-removed\",\"state\":\"off\",\"reason\":\"to see\"}");
            Said unseen = say(there, "audit-off", "--json");
            assertThat(unseen.out()).contains("\"seen\":false");
            assertThat(unseen.code()).isEqualTo(1);
        }
    }
}
