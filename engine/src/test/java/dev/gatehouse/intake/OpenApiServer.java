package dev.gatehouse.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonNull;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// A server made from an [OpenApi] document: it knows the paths the document knows, and complains
/// about every request the document does not allow. Lists are given in pages by the `page` number
/// or the `after` cursor, as the document has it, and the `Link` header; what has no rows answers
/// with the document's own example.
public final class OpenApiServer implements AutoCloseable {
    private static final int ROWS_WHEN_NOT_SAID = 30;

    /// What was asked that the document does not allow.
    public final List<String> complaints = new CopyOnWriteArrayList<>();

    private final OpenApi description;
    private final Map<String, List<String>> rows;
    private final LoopbackServer server;

    /// @param rows by path template, the rows of each list, as JSON, in the order they are given
    public OpenApiServer(OpenApi description, Map<String, List<String>> rows) throws IOException {
        this.description = description;
        this.rows = new TreeMap<>(rows);
        server = new LoopbackServer(this::answer);
    }

    public String url() {
        return server.url();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Optional<OpenApi.Operation> operation =
                exchange.getRequestMethod().equals("GET")
                        ? description.get(path)
                        : Optional.empty();
        if (operation.isEmpty()) {
            complaints.add(exchange.getRequestMethod() + " " + path + " is not described");
            LoopbackServer.send(exchange, 404, "{\"message\":\"Not Found\"}");
            return;
        }
        Map<String, String> query = LoopbackServer.query(exchange);
        List<String> wrong = wrong(operation.get(), query);
        complaints.addAll(wrong);
        if (wrong.isEmpty()) {
            page(exchange, operation.get(), query);
        } else {
            LoopbackServer.send(exchange, 422, "{\"message\":\"Validation Failed\"}");
        }
    }

    private static List<String> wrong(OpenApi.Operation operation, Map<String, String> query) {
        List<String> wrong = new CopyOnWriteArrayList<>();
        query.forEach((name, value) -> {
            Optional<OpenApi.Parameter> parameter = operation.parameter(name);
            if (parameter.isEmpty()) {
                wrong.add(name + " is no parameter of " + operation.path());
            } else if (!fits(parameter.get(), value)) {
                wrong.add(name + "=" + value + " is not allowed");
            }
        });
        for (OpenApi.Parameter parameter : operation.parameters()) {
            if (parameter.required() && !query.containsKey(parameter.name())) {
                wrong.add(parameter.name() + " is missing");
            }
        }
        return wrong;
    }

    private static boolean fits(OpenApi.Parameter parameter, String value) {
        boolean listed = parameter.allowed().isEmpty() || parameter.allowed().contains(value);
        boolean within = parameter.largest() < 0 || Long.parseLong(value) <= parameter.largest();
        return listed && within;
    }

    private void page(HttpExchange exchange, OpenApi.Operation operation, Map<String, String> query)
            throws IOException {
        if (!rows.containsKey(operation.path())) {
            LoopbackServer.send(exchange, 200, CanonicalJson.text(json(operation.example())));
            return;
        }
        List<String> all = rows.getOrDefault(operation.path(), List.of());
        boolean byNumber = operation.parameter("page").isPresent();
        int count =
                Integer.parseInt(
                        query.getOrDefault("per_page", Integer.toString(ROWS_WHEN_NOT_SAID)));
        int page = Integer.parseInt(query.getOrDefault("page", "1"));
        int from =
                byNumber ? (page - 1) * count : Integer.parseInt(query.getOrDefault("after", "0"));
        int to = Math.min(all.size(), from + count);
        if (to < all.size()) {
            Map<String, String> next = new LinkedHashMap<>(query);
            next.put(byNumber ? "page" : "after", Integer.toString(byNumber ? page + 1 : to));
            String link =
                    next.entrySet().stream()
                            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                            .collect(Collectors.joining("&"));
            exchange.getResponseHeaders()
                    .add(
                            "Link",
                            "<%s%s?%s>; rel=\"next\""
                                    .formatted(url(), exchange.getRequestURI().getPath(), link));
        }
        LoopbackServer.send(
                exchange, 200, "[" + String.join(",", all.subList(Math.min(from, to), to)) + "]");
    }

    private static JsonValue json(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
                map.forEach((name, member) -> members.put(name.toString(), json(member)));
                yield new JsonObject(members);
            }
            case List<?> list ->
                    new JsonArray(list.stream().<JsonValue>map(OpenApiServer::json).toList());
            case Long number -> new JsonNumber(number.toString());
            case Boolean truth -> truth ? JsonBoolean.TRUE : JsonBoolean.FALSE;
            case Optional<?> _ -> JsonNull.NULL;
            default -> new JsonString(value.toString());
        };
    }

    private static String encoded(String value) {
        return java.net.URLEncoder.encode(value, UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
