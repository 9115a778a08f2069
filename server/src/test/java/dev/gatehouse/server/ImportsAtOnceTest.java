package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import dev.gatehouse.server.api.ImportsApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files are taken in side by side, but not however many.
class ImportsAtOnceTest {
    private static final String LINE =
            "{\"type\":\"request\",\"time\":\"2026-11-20T10:00:00Z\",\"auth\":{\"display_name\":\"ann\"},\"request\":{\"id\":\"r-%d\",\"operation\":\"read\",\"path\":\"secret/a\"}}\n";

    @Test
    void oneTooManyIsAskedToComeAgainAndTakenOnceThereIsRoom(@TempDir Path data)
            throws IOException, InterruptedException {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            List<Socket> begun = new ArrayList<>();
            for (int i = 0; i < ImportsApi.IMPORTS_MAX; i++) {
                begun.add(begin(started, ann, i));
            }
            Answer refused = deliver(started, ann, "vault:s0");
            for (int i = 0; i < 200 && refused.status() != 429; i++) {
                Thread.sleep(50);
                // The file before may have had the place of one of those that were begun.
                begun.add(begin(started, ann, 0));
                refused = deliver(started, ann, "vault:s0");
            }
            refused = deliver(started, ann, "vault:last");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("retry-after")).isEqualTo("30");
            assertThat(refused.text("detail"))
                    .contains(ImportsApi.IMPORTS_MAX + " files are being taken in already");
            assertThat(started.get(ann, "/api/v1/sources").body()).doesNotContain("vault:last");
            for (Socket one : begun) {
                one.close();
            }
            Answer taken = deliver(started, ann, "vault:last");
            for (int i = 0; i < 200 && taken.status() == 429; i++) {
                Thread.sleep(50);
                taken = deliver(started, ann, "vault:last");
            }
            assertThat(taken.body()).contains("\"new\":1");
        }
    }

    /// The head and half of a file.
    private static Socket begin(StartedServer started, Session ann, int i) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), started.port());
        String request =
                "POST /api/v1/imports?source=vault:s%d HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nX-CSRF-Token: %s\r\nContent-Length: 100000\r\n\r\n%s"
                        .formatted(i, started.host(), ann.cookie(), ann.csrf(), LINE.formatted(i));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    private static Answer deliver(StartedServer started, Session ann, String source)
            throws IOException {
        return started.deliver(
                "/api/v1/imports?source=" + source,
                LINE.formatted(1_000).getBytes(StandardCharsets.UTF_8),
                "Cookie: " + ann.cookie(),
                "X-CSRF-Token: " + ann.csrf());
    }
}
