package dev.gatehouse.server.oidc;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.outbound.OutboundAnswer;
import dev.gatehouse.outbound.OutboundClient;
import dev.gatehouse.outbound.OutboundProblem;
import dev.gatehouse.outbound.OutboundRequest;
import dev.gatehouse.server.oidc.SignOnRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Asks the provider through the one guarded way out. Whatever is not a whole JSON object in time
/// is a [SignOnRefused].
final class ProviderAnswers {
    /// Bytes of an answer.
    static final int BODY_BYTES_MAX = 1024 * 1024;

    /// From the first packet to the last byte.
    static final Duration ANSWER_SECONDS_MAX = Duration.ofSeconds(10);

    private static final Map<String, String> JSON = Map.of("Accept", "application/json");

    private final OutboundClient client;

    ProviderAnswers(OutboundClient client) {
        this.client = client;
    }

    /// The document at that address.
    byte[] document(String url) {
        OutboundAnswer answer = asked(() -> client.get(request(url, JSON)));
        if (answer.status() != 200) {
            throw new SignOnRefused(Reason.UNREACHABLE, url + " answers " + answer.status());
        }
        return answer.body();
    }

    /// What the token endpoint gives for a code.
    JsonObject token(String url, String form, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(JSON);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        all.putAll(headers);
        byte[] body = form.getBytes(StandardCharsets.US_ASCII);
        OutboundAnswer answer = asked(() -> client.post(request(url, all), body));
        // 400 is about this code; 401 is about us, and trying again does not help.
        if (answer.status() == 400) {
            throw new SignOnRefused(Reason.CODE, "the token endpoint did not take the code");
        }
        if (answer.status() != 200) {
            throw new SignOnRefused(
                    Reason.UNREACHABLE, "the token endpoint answers " + answer.status());
        }
        return object(answer.body());
    }

    static JsonObject object(byte[] body) {
        try {
            if (Json.parse(body) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonProblem notJson) {
            throw new SignOnRefused(Reason.UNREACHABLE, "an answer is not JSON", notJson);
        }
        throw new SignOnRefused(Reason.UNREACHABLE, "an answer is no JSON object");
    }

    private static OutboundRequest request(String url, Map<String, String> headers) {
        return new OutboundRequest(url, headers, BODY_BYTES_MAX, ANSWER_SECONDS_MAX);
    }

    @FunctionalInterface
    private interface Asking {
        OutboundAnswer ask();
    }

    private static OutboundAnswer asked(Asking asking) {
        try {
            return asking.ask();
        } catch (OutboundProblem problem) {
            throw new SignOnRefused(
                    Reason.UNREACHABLE, String.valueOf(problem.getMessage()), problem);
        }
    }
}
