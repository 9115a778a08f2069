package dev.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Attacks A060 to A067 on the way out, against a real server on loopback.
class OutboundGuardTest {
    private static final OutboundPolicy LOOPBACK =
            new OutboundPolicy(Set.of("127.0.0.1"), Set.of("127.0.0.1"));

    private final AtomicInteger reached = new AtomicInteger();
    private HttpServer server;
    private String base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        base = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext(
                "/",
                exchange -> {
                    reached.incrementAndGet();
                    byte[] body = "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.createContext(
                "/elsewhere",
                exchange -> {
                    exchange.getResponseHeaders().add("Location", base + "/");
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                });
        server.createContext("/endless", OutboundGuardTest::endless);
        server.createContext("/drip", OutboundGuardTest::drip);
        server.createContext(
                "/headers",
                exchange -> {
                    for (int i = 0; i < 1_000; i++) {
                        exchange.getResponseHeaders().add("X-" + i, "1");
                    }
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void endless(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (int i = 0; i < 1_000; i++) {
                out.write(new byte[64 * 1024]);
            }
        }
    }

    private static void drip(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (int i = 0; i < 100; i++) {
                out.write(1);
                out.flush();
                Thread.sleep(50);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static OutboundRequest request(String url) {
        return new OutboundRequest(url, Map.of(), 1024 * 1024, Duration.ofSeconds(5));
    }

    @Test
    void answersFromAHostThatWasNamed() {
        try (OutboundClient client = new OutboundClient(LOOPBACK)) {
            assertThat(client.get(request(base + "/")).body()).hasSize(5);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "https://127.0.0.1/",
                "https://localhost/",
                "https://[::1]/",
                "https://0.0.0.0/",
                "https://0/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://017700000001/",
                "https://0177.0.0.1/",
                "https://10.0.0.1/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[fe80::1%25eth0]/",
                "https://169.254.169.254/latest/meta-data",
                "https://[fd00:ec2::254]/",
                "https://metadata.google.internal/",
                "https://100.100.100.200/",
                "gopher://example.com/",
                "file:///etc/passwd",
                "jar:https://example.com/x.jar!/",
                "ftp://example.com/",
                "https://user:pass@example.com/",
                "https://example.com\\@127.0.0.1/",
                "https://example.com/#@127.0.0.1/",
                "https:127.0.0.1"
            })
    void refusesToGoThere(String url) {
        try (OutboundClient client = new OutboundClient(OutboundPolicy.PUBLIC_TLS_ONLY)) {
            assertThatExceptionOfType(OutboundProblem.class)
                    .isThrownBy(() -> client.get(request(url)))
                    .satisfies(problem ->
                            assertThat(problem.kind()).isEqualTo(OutboundProblem.Kind.REFUSED));
        }
        assertThat(reached).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "fd00:ec2::254",
                "100.100.100.200",
                "::ffff:169.254.169.254",
                "224.0.0.1",
                "fe80::1",
                "255.255.255.255"
            })
    void noSettingOpensTheseAddresses(String address) {
        assertThat(AddressGuard.reach(InetAddress.ofLiteral(address)))
                .isEqualTo(AddressGuard.Reach.NEVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"140.82.121.5", "2606:50c0:8000::153", "64:ff9b::8c52:7905"})
    void thePublicInternetIsReached(String address) {
        assertThat(AddressGuard.reach(InetAddress.ofLiteral(address)))
                .isEqualTo(AddressGuard.Reach.PUBLIC);
    }

    @Test
    void followsNoRedirect() {
        try (OutboundClient client = new OutboundClient(LOOPBACK)) {
            assertThat(client.get(request(base + "/elsewhere")).status()).isEqualTo(302);
        }
        assertThat(reached).hasValue(0);
    }

    @Test
    void stopsReadingAtTheCap() {
        try (OutboundClient client = new OutboundClient(LOOPBACK)) {
            assertOverTheCap(client, request(base + "/endless"));
        }
    }

    @Test
    void aByteNowAndThenDoesNotHoldItForEver() {
        try (OutboundClient client = new OutboundClient(LOOPBACK)) {
            assertOverTheCap(
                    client,
                    new OutboundRequest(base + "/drip", Map.of(), 1024, Duration.ofMillis(300)));
        }
    }

    @Test
    void tooManyHeadersAreNoAnswer() {
        try (OutboundClient client = new OutboundClient(LOOPBACK)) {
            assertThatExceptionOfType(OutboundProblem.class)
                    .isThrownBy(() -> client.get(request(base + "/headers")));
        }
    }

    @Test
    void aLinkStaysWithTheHostThatGaveIt() {
        URI first = URI.create("https://api.github.com/orgs/acme/audit-log");
        assertThat(OutboundUrl.sameOrigin(first, "?after=abc").getHost())
                .isEqualTo("api.github.com");
        for (String away :
                new String[] {
                    "https://evil.example/",
                    "http://api.github.com/",
                    "//evil.example/x",
                    "https://api.github.com:444/",
                    "https://u:p@api.github.com/"
                }) {
            assertThatExceptionOfType(OutboundProblem.class)
                    .as(away)
                    .isThrownBy(() -> OutboundUrl.sameOrigin(first, away));
        }
    }

    @Test
    void headerValuesStayOutOfMessages() {
        OutboundRequest asked =
                new OutboundRequest(
                        base,
                        Map.of("Authorization", "Bearer canary-7c1"),
                        10,
                        Duration.ofSeconds(1));
        assertThat(asked.toString()).doesNotContain("canary-7c1");
    }

    private static void assertOverTheCap(OutboundClient client, OutboundRequest request) {
        assertThatExceptionOfType(OutboundProblem.class)
                .isThrownBy(() -> client.get(request))
                .satisfies(problem ->
                        assertThat(problem.kind()).isEqualTo(OutboundProblem.Kind.OVER_THE_CAP));
    }
}
