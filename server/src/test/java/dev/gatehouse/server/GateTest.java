package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.server.StartedServer.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no request may get past, whatever route it wants. The letters and numbers are those of the
/// catalogue of attacks.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateTest {
    private StartedServer started;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        started = StartedServer.at(data);
    }

    @AfterAll
    void stop() {
        started.close();
    }

    // A032: one reading of a path, before anything is decided by it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/intake/%2e%2e/admin",
                "/intake/%2E%2E/admin",
                "/api/v1/../v1/users",
                "/api/v1/./users",
                "/api/v1/users;jsessionid=1",
                "//admin",
                "/api//v1/users",
                "/api%2fv1/users",
                "/api/v1%5cusers",
                "/api/v1/%00",
                "/api/v1/%252e%252e/users",
                "/api\\v1",
                "/api/v1/%zz",
            })
    void aPathWithASecondReadingIsRefused(String path) throws IOException {
        Answer answer = started.get(path);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("jsessionid").contains("\"status\":400");
    }

    // A028: which host is meant is not the sender's to choose.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
                "GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                "GET http://127.0.0.1/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\n\r\n",
            })
    void aForeignOrSecondHostIsRefused(String request) throws IOException {
        assertThat(started.raw(request).status()).isIn(400, 421);
    }

    @Test
    void loopbackByNameAndNumberIsServed() throws IOException {
        assertThat(started.get("/health/live", "Host: localhost").status()).isEqualTo(200);
        assertThat(started.get("/health/live", "Host: 127.0.0.1:1").status()).isEqualTo(200);
    }

    // A026: two answers to where a body ends.
    @Test
    void lengthAndChunksTogetherAreRefused() throws IOException {
        Answer answer =
                started.raw(
                        "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("connection")).isEqualTo("close");
    }

    // A027: heads that are too large or not one.
    @Test
    void largeAndBrokenHeadsAreRefused() throws IOException {
        assertThat(started.get("/", "X-Large: " + "x".repeat(1 << 20)).status()).isEqualTo(431);
        assertThat(started.get("/", "X: y\r\n".repeat(10_000) + "X: y").status()).isIn(400, 431);
        assertThat(started.get("/", "X-Folded: a\r\n b").status()).isEqualTo(400);
        assertThat(started.get("/", "X-Nul: a\0b").status()).isEqualTo(400);
    }

    // A030: no method beyond those we have, and no header that stands for one.
    @Test
    void onlyOurMethodsExist() throws IOException {
        for (String method : new String[] {"TRACE", "PUT", "CONNECT", "OPTIONS", "FROBNICATE"}) {
            assertThat(
                            started.raw(
                                            method
                                                    + " /api/v1/session HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                    .status())
                    .as(method)
                    .isIn(400, 405);
        }
        Answer overridden =
                started.get("/api/v1/session", "X-HTTP-Method-Override: DELETE", "X-Method: POST");
        assertThat(overridden.status()).isEqualTo(401);
    }

    // A031: documents of another kind are not looked into.
    @Test
    void onlyJsonIsTakenWhereJsonIsAsked() throws IOException {
        String document = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
        for (String type :
                new String[] {"text/xml", "text/plain", "application/x-www-form-urlencoded"}) {
            assertThat(started.post("/api/v1/session", document, "Content-Type: " + type).status())
                    .as(type)
                    .isEqualTo(415);
        }
    }

    // A058: a secret does not belong in an address.
    @Test
    void anUnknownParameterIsRefused() throws IOException {
        Answer answer = started.get("/health/live?token=gth_secretsecret");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("secretsecret");
    }

    // A059: what goes wrong inside stays inside.
    @Test
    void aProblemSaysNothingAboutTheInside() throws IOException {
        assertThat(started.post("/api/v1/session", "{\"name\":1").body())
                .doesNotContain("Exception")
                .doesNotContain("jackson");
        Answer large =
                started.post("/api/v1/session", "{\"name\":\"" + "x".repeat(300_000) + "\"}");
        assertThat(large.status()).isEqualTo(413);
    }

    // A117: nobody frames us, nothing is guessed, nothing inline runs.
    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/health/live", "/api/v1/session", "/nothing/here", "/api/v1/nothing"})
    void everyAnswerCarriesTheHeaders(String path) throws IOException {
        Answer answer = started.get(path);
        assertThat(answer.header("content-security-policy"))
                .contains("frame-ancestors 'none'")
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(answer.headers()).doesNotContainKey("server");
        assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
    }

    // A019: an address in a header is worth nothing unless a declared proxy sent it, and a request
    // that somebody passed on does not come from this machine, whatever its connection looks like.
    @Test
    void aForwardedAddressCountsOnlyFromADeclaredProxy(@TempDir Path data) throws IOException {
        assertThat(started.get("/metrics").status()).isEqualTo(200);
        for (String passedOn :
                List.of(
                        "X-Forwarded-For: 127.0.0.1",
                        "Forwarded: for=127.0.0.1",
                        "Via: 1.1 edge")) {
            assertThat(started.get("/metrics", passedOn).status()).as(passedOn).isEqualTo(401);
        }
        try (StartedServer proxied = StartedServer.at(data, "--behind-proxy", "127.0.0.0/8")) {
            assertThat(proxied.get("/metrics", "X-Forwarded-For: 203.0.113.9").status())
                    .isEqualTo(401);
            assertThat(proxied.get("/metrics", "X-Forwarded-For: 127.0.0.1, 203.0.113.9").status())
                    .isEqualTo(401);
        }
    }
}
