package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.server.StartedServer.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is only counted or refused is set by an operator, and shown wherever somebody looks.
class KeepTest {
    private static final String LIST =
            "{\"kind\":\"Event\",\"auditID\":\"%s\",\"verb\":\"list\",\"user\":{\"username\":\"dana\"},"
                    + "\"objectRef\":{\"resource\":\"pods\",\"namespace\":\"shop\"},\"responseStatus\":{\"code\":200}}\n";

    @TempDir private Path data;

    private static Answer add(StartedServer started, String keep) throws IOException {
        return started.overSocket(
                "POST",
                "/api/v1/sources",
                "{\"tool\":\"kubernetes\",\"channel\":\"bulk\",\"settings\":{%s}}".formatted(keep));
    }

    @Test
    void whatIsLeftOutIsSetAndShown() throws Exception {
        try (StartedServer started = StartedServer.at(data)) {
            Answer wrong = add(started, "\"keep.pod-read\":\"count\"");
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.body()).contains("pod-reads");
            assertThat(started.overSocket("GET", "/api/v1/sources", "").body())
                    .doesNotContain("kubernetes");

            Answer made = add(started, "\"keep.pod-reads\":\"count\"");
            assertThat(made.status()).isEqualTo(201);
            String bearer = "Authorization: Bearer " + made.text("token");
            byte[] body =
                    (LIST.formatted("a") + LIST.formatted("b")).getBytes(StandardCharsets.UTF_8);
            Answer taken = started.deliver("/intake/kubernetes", body, bearer);
            assertThat(taken.body()).contains("\"new\":0").contains("\"left_out\":2");
            assertThat(awaited(started, "/api/v1/events?q=is%3Acounted", "\"count\":2"))
                    .contains("\"kept\":\"count\"")
                    .contains("dana read")
                    .contains(", 2 times")
                    .contains("only counts pod-reads");

            Answer unknown =
                    started.write(
                            started.administrator(),
                            "PATCH",
                            "/api/v1/sources/kubernetes",
                            "{\"keep\":{\"pod-reads\":\"no\"}}");
            assertThat(unknown.status()).isEqualTo(422);
            Answer changed =
                    started.write(
                            started.administrator(),
                            "PATCH",
                            "/api/v1/sources/kubernetes",
                            "{\"keep\":{\"pod-reads\":\"refuse\"}}");
            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.body())
                    .contains("\"pod-reads\":\"refuse\"")
                    .contains("does not keep pod-reads");
            body = LIST.formatted("c").getBytes(StandardCharsets.UTF_8);
            assertThat(started.deliver("/intake/kubernetes", body, bearer).body())
                    .contains("\"left_out\":1");
            assertThat(awaited(started, "/api/v1/sources", "\"refused\":1"))
                    .contains("\"counted-only\":2");
        }
    }

    private static String awaited(StartedServer started, String target, String wanted)
            throws IOException, InterruptedException {
        String body = "";
        for (int look = 0; look < 400 && !body.contains(wanted); look++) {
            Thread.sleep(50);
            body = started.overSocket("GET", target, "").body();
        }
        assertThat(body).contains(wanted);
        return body;
    }
}
