package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The made-up company keeps to its own directory, and one link lets one visitor in.
class DemoTest {
    @TempDir private Path folder;

    @Test
    void neitherOpensTheOthersDirectory() throws IOException {
        Path used = Files.createDirectories(folder.resolve("used"));
        Files.writeString(used.resolve("something"), "else");
        assertThatThrownBy(() -> StartedServer.at(used, "--demo"))
                .hasMessageContaining("empty directory");
        Path acme = folder.resolve("acme");
        StartedServer.at(acme, "--demo").close();
        StartedServer.at(acme, "--demo").close();
        assertThatThrownBy(() -> StartedServer.at(acme)).hasMessageContaining("--demo");
    }

    @Test
    void aMonthCanBeSearchedAndTheLinkWorksOnce() throws Exception {
        try (StartedServer started = StartedServer.at(folder.resolve("acme"), "--demo")) {
            started.server().demo().orElseThrow().begin();
            String token = "{\"token\":\"" + started.bootstrapToken() + "\"}";
            Answer entered = started.post("/api/v1/session", token);
            assertThat(entered.text("company")).isEqualTo("Acme");
            Session visitor = StartedServer.session(entered);
            assertThat(started.post("/api/v1/session", token).status()).isEqualTo(401);
            assertThat(started.get(visitor, "/api/v1/events/facets?keys=tool").body())
                    .contains("vault")
                    .contains("kubernetes")
                    .contains("github");
            assertThat(started.get(visitor, "/api/v1/events?limit=1").body())
                    .contains("\"capped\":true");
        }
    }
}
