package dev.gatehouse.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.source.Scheme;
import dev.gatehouse.source.Scheme.Hmac.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What vendors print and what their rules give: each is let in as it is, and no altered one.
class WebhookVectorsTest {
    private static final int MUTATIONS_EACH = 1_500;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /// A delivery as a vendor signs it.
    private record Vector(
            Scheme scheme, Secret secret, Map<String, String> headers, byte[] body, Instant at) {
        boolean isLetIn(Map<String, String> sent, byte[] bytes) {
            Map<String, List<String>> all = new HashMap<>();
            sent.forEach((name, value) -> all.put(name, List.of(value)));
            return new Authenticator(InstantSource.fixed(at))
                            .check(scheme, secret, new Headers(all), bytes)
                    instanceof Authentication.Passed;
        }
    }

    private static Scheme.Hmac hex(String header, String prefix) {
        return new Scheme.Hmac(
                header, prefix, "HmacSHA256", Encoding.HEX, "{body}", "", Duration.ZERO);
    }

    private static final Map<String, Scheme> SCHEMES =
            Map.of(
                    "github",
                    hex("X-Hub-Signature-256", "sha256="),
                    "bitbucket",
                    hex("X-Hub-Signature", "sha256="),
                    "circleci",
                    hex("circleci-signature", "v1="),
                    "gitea",
                    hex("X-Gitea-Signature", ""),
                    "slack",
                    new Scheme.Hmac(
                            "X-Slack-Signature",
                            "v0=",
                            "HmacSHA256",
                            Encoding.HEX,
                            "v0:{timestamp}:{body}",
                            "X-Slack-Request-Timestamp",
                            TOLERANCE),
                    "gitlab-token",
                    new Scheme.SharedToken("X-Gitlab-Token"),
                    "gitlab-signing",
                    new Scheme.StandardWebhooks(TOLERANCE),
                    "standard-webhooks",
                    new Scheme.StandardWebhooks(TOLERANCE));

    private static List<Vector> vectors() throws IOException {
        Path file =
                Path.of(
                        System.getProperty("gatehouse.shared", "none"),
                        "vectors/webhooks/webhook-signatures.json");
        assumeTrue(Files.exists(file), "the vectors of webhook signatures are not on this machine");
        JsonObject all = (JsonObject) Json.parse(Files.readAllBytes(file));
        return ((JsonArray) all.get("vectors"))
                .items().stream()
                        .map(each -> (JsonObject) each)
                        .filter(each -> SCHEMES.containsKey(each.get("scheme").text()))
                        .map(WebhookVectorsTest::vector)
                        .toList();
    }

    private static Vector vector(JsonObject each) {
        Map<String, String> headers = new HashMap<>();
        JsonObject sent = (JsonObject) each.get("headers");
        sent.members().forEach((name, value) -> headers.put(name, text(value)));
        long second =
                headers.entrySet().stream()
                        .filter(header -> header.getKey().matches(".*[Tt]imestamp"))
                        .mapToLong(header -> Long.parseLong(header.getValue()))
                        .findFirst()
                        .orElse(0);
        return new Vector(
                SCHEMES.getOrDefault(text(each.get("scheme")), Scheme.None.NONE),
                new Secret(text(each.get("secret")).getBytes(UTF_8)),
                headers,
                text(each.get("body")).getBytes(UTF_8),
                Instant.ofEpochSecond(second));
    }

    private static String text(JsonValue value) {
        return value.text();
    }

    @Test
    void eachIsLetIn() throws IOException {
        List<Vector> vectors = vectors();
        assertThat(vectors).hasSize(11);
        for (Vector vector : vectors) {
            assertThat(vector.isLetIn(vector.headers(), vector.body()))
                    .as("%s", vector.scheme())
                    .isTrue();
        }
    }

    @Test
    void noAlteredOneIs() throws IOException {
        Random random = new Random(11);
        int refused = 0;
        for (Vector vector : vectors()) {
            boolean isSigned = !(vector.scheme() instanceof Scheme.SharedToken);
            for (int i = 0; i < MUTATIONS_EACH; i++) {
                Map<String, String> headers = new HashMap<>(vector.headers());
                byte[] body = vector.body().clone();
                if (isSigned && random.nextBoolean()) {
                    body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
                } else {
                    alter(headers, random);
                }
                assertThat(vector.isLetIn(headers, body))
                        .as("%s with %s", vector.scheme(), headers)
                        .isFalse();
                refused++;
            }
        }
        assertThat(refused).isGreaterThanOrEqualTo(10_000);
    }

    // One character of one header, to another that is not the same digit in the other case; the
    // padding bits of Base64 say nothing, so its last digit stays.
    private static void alter(Map<String, String> headers, Random random) {
        List<String> names = headers.keySet().stream().sorted().toList();
        String name = names.get(random.nextInt(names.size()));
        String value = headers.getOrDefault(name, "");
        int at = random.nextInt(value.endsWith("=") ? value.length() - 2 : value.length());
        char other = "0123456789ghijkz".charAt(random.nextInt(16));
        if (Character.toLowerCase(value.charAt(at)) == other) {
            other = '!';
        }
        headers.put(name, value.substring(0, at) + other + value.substring(at + 1));
    }
}
