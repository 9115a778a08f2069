package dev.gatehouse.server.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Makes the request record of a route from path, query and body. What the record does not name is
/// refused: a mistyped parameter must not silently widen an answer, and a secret in an address must
/// not be accepted.
final class Questions {
    /// Bytes of the JSON body of a write.
    static final int JSON_BODY_BYTES_MAX = 256 * 1024;

    private Questions() {}

    static <Q extends Record> Q read(
            Call call, Route<Q, ?> route, Map<String, String> path, Map<String, List<String>> query)
            throws IOException {
        ObjectNode members =
                takesJson(call, route) ? body(call) : JsonMapping.mapper().createObjectNode();
        for (var parameter : query.entrySet()) {
            if (parameter.getValue().size() > 1) {
                throw ProblemException.of(
                        400, "The parameter " + shown(parameter.getKey()) + " stands twice.");
            }
            members.put(parameter.getKey(), parameter.getValue().getFirst());
        }
        path.forEach(members::put);
        try {
            return JsonMapping.mapper().treeToValue(members, route.request());
        } catch (UnrecognizedPropertyException unknown) {
            throw ProblemException.of(
                    400,
                    "There is no parameter "
                            + shown(unknown.getPropertyName())
                            + " here; there are: "
                            + unknown.getKnownPropertyIds().stream()
                                    .map(Object::toString)
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ".");
        } catch (JsonMappingException wrong) {
            String where =
                    wrong.getPath().isEmpty()
                            ? "The question"
                            : "The parameter " + shown(wrong.getPath().getLast().getFieldName());
            throw ProblemException.of(400, where + " is missing or has a value that does not fit.");
        }
    }

    private static boolean takesJson(Call call, Route<?, ?> route) {
        return route.method() != Route.Method.GET
                && route.body() == Route.Body.JSON
                && (call.contentType().equals("application/json") || call.contentLength() != 0);
    }

    private static ObjectNode body(Call call) throws IOException {
        if (!call.contentType().equals("application/json")) {
            throw ProblemException.of(415, "Send the question as application/json.");
        }
        byte[] bytes;
        try (InputStream in = call.body()) {
            bytes = in.readNBytes(JSON_BODY_BYTES_MAX + 1);
        }
        if (bytes.length > JSON_BODY_BYTES_MAX) {
            throw ProblemException.of(
                    413, "The body is larger than " + JSON_BODY_BYTES_MAX + " bytes.");
        }
        if (bytes.length == 0) {
            return JsonMapping.mapper().createObjectNode();
        }
        try {
            JsonNode tree = JsonMapping.mapper().readTree(bytes);
            if (tree instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException notJson) {
            throw ProblemException.of(400, "The body is not valid JSON.");
        }
        throw ProblemException.of(400, "The body must be a JSON object.");
    }

    // A name comes from the caller: short, and nothing in it that could be mistaken for our words.
    private static String shown(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_.-]", "?");
        return plain.length() > 40 ? plain.substring(0, 40) + "…" : plain;
    }
}
