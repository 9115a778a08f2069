package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.journal.Journal;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import dev.gatehouse.server.demo.DemoCompany;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The made-up company keeps to its own directory, and one link lets one visitor in.
class DemoTest {
    // Records looked at before what a start adds, so that none of it is missed.
    private static final int SINCE_START = 20;

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
            DemoCompany company = started.server().demo().orElseThrow();
            company.begin();
            assertThat(company.isOfAnotherBuild()).isFalse();
            Files.writeString(folder.resolve("acme/demo/told-by"), "something else");
            assertThat(company.isOfAnotherBuild()).isTrue();
            String token = "{\"token\":\"" + started.bootstrapToken() + "\"}";
            Answer entered = started.post("/api/v1/session", token);
            assertThat(entered.text("company")).isEqualTo("Acme");
            Session visitor = StartedServer.session(entered);
            assertThat(started.post("/api/v1/session", token).status()).isEqualTo(401);
            assertThat(started.get(visitor, "/api/v1/events/facets?keys=tool").body())
                    .contains("{\"value\":\"vault\"")
                    .contains("{\"value\":\"kubernetes\"")
                    .contains("{\"value\":\"github\"");
            assertThat(started.get(visitor, "/api/v1/events?limit=1").body())
                    .contains("\"capped\":true");
            // The first question of README's "Ask" has an answer in the company it is tried on.
            String asked = "on:payments/production,payments-production outcome:denied";
            assertThat(Files.readString(root().resolve("README.md"))).contains(asked);
            assertThat(events(started, visitor, asked)).contains("marta");
            theModelTellsDecoysFromAttacks(started, visitor);
        }
        aRestartChangesNoModel(folder.resolve("acme"));
    }

    private static void aRestartChangesNoModel(Path acme) throws Exception {
        try (StartedServer started = StartedServer.at(acme, "--demo")) {
            Journal journal = started.server().recorder().journal();
            long before = Math.max(0, journal.size() - SINCE_START);
            started.server().demo().orElseThrow().begin();
            for (long at = before; at < journal.size(); at += SINCE_START) {
                assertThat(journal.read(at, SINCE_START))
                        .noneMatch(each -> each.kind() == RecordKind.MODEL_CHANGED.number());
            }
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("gatehouse.root", ".."));
    }

    private static void theModelTellsDecoysFromAttacks(StartedServer started, Session visitor)
            throws Exception {
        for (int i = 0; i < 600; i++) {
            Answer model = started.get(visitor, "/api/v1/model");
            assertThat(model.text("mistakes")).isEmpty();
            if (model.text("settled").equals("true")) {
                break;
            }
            Thread.sleep(50);
        }
        Answer model = started.get(visitor, "/api/v1/model");
        assertThat(model.body()).contains("\"misses\":[]").contains("\"unknown\":[]");
        String quiet = "verdict:unexpected ";
        for (String decoy :
                new String[] {
                    "person:\"Hana Okafor\" on:payments/production,payments-production",
                    "person:\"Ingrid Falk\" on:warehouse-export/production",
                    "person:\"Sofia Marin\" on:acme/infra-edge"
                }) {
            assertThat(events(started, visitor, quiet + decoy)).as(decoy).contains("\"events\":[]");
            assertThat(events(started, visitor, "basis:decided " + decoy))
                    .as(decoy)
                    .doesNotContain("\"events\":[]");
        }
        for (String attacker : new String[] {"Marta Olsen", "Tomas Brandt", "Viktor Hale"}) {
            assertThat(events(started, visitor, quiet + "person:\"" + attacker + "\""))
                    .as(attacker)
                    .doesNotContain("\"events\":[]");
        }
    }

    private static String events(StartedServer started, Session visitor, String query)
            throws IOException {
        String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8).replace("+", "%20");
        return started.get(visitor, "/api/v1/events?q=" + encoded).body();
    }
}
