package dev.gatehouse.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// What we sign, anybody's library of Standard Webhooks accepts.
class StandardSignatureTest {
    @Test
    void publishedVectorsComeOut() throws IOException {
        Path file =
                Path.of(
                        System.getProperty("gatehouse.shared", "none"),
                        "vectors/webhooks/webhook-signatures.json");
        Assumptions.assumeTrue(Files.exists(file), "skipped: there is no " + file);
        JsonObject all = (JsonObject) Json.parse(Files.readAllBytes(file));
        int seen = 0;
        for (JsonValue value : ((JsonArray) all.get("vectors")).items()) {
            JsonObject vector = (JsonObject) value;
            if (vector.get("secret").text().startsWith(StandardSignature.PREFIX)) {
                JsonObject headers = (JsonObject) vector.get("headers");
                assertThat(
                                StandardSignature.headers(
                                                vector.get("secret").text(),
                                                headers.get("webhook-id").text(),
                                                Long.parseLong(
                                                        headers.get("webhook-timestamp").text()),
                                                vector.get("body")
                                                        .text()
                                                        .getBytes(StandardCharsets.UTF_8))
                                        .get("webhook-signature"))
                        .isEqualTo(headers.get("webhook-signature").text());
                seen++;
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void aSecretIsLongEnough() {
        assertThat(StandardSignature.key(StandardSignature.secret(new SecureRandom()))).hasSize(32);
        assertThatThrownBy(() -> StandardSignature.key("whsec_c2hvcnQ="))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StandardSignature.key("topsecret")).hasMessageContaining("whsec_");
    }
}
