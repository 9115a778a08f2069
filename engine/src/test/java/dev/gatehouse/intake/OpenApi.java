package dev.gatehouse.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A vendor's published OpenAPI document, as far as a server can be made from it: which paths there
/// are, which query parameters each takes, what its answer looks like. `./gatehouse test` fetches
/// the documents; without one the tests that need it are skipped and say so.
public final class OpenApi {
    private static final Pattern LARGEST = Pattern.compile("\\(max(?:imum)? ([0-9]+)\\)");

    private final Map<String, Object> document;

    /// A query parameter.
    ///
    /// @param allowed the values of an enumeration; empty when any will do
    /// @param largest the greatest number; -1 when it is no number or has no bound
    record Parameter(String name, boolean required, List<String> allowed, long largest) {}

    /// What `GET` of one path takes and gives.
    ///
    /// @param example the document's own example of a successful answer open
    record Operation(String path, List<Parameter> parameters, Object example) {
        Optional<Parameter> parameter(String name) {
            return parameters.stream().filter(each -> each.name().equals(name)).findFirst();
        }
    }

    private OpenApi(Map<String, Object> document) {
        this.document = document;
    }

    /// Where `./gatehouse test` puts what vendors publish.
    public static Path published(String file) {
        return Path.of(System.getProperty("gatehouse.root"), ".gatehouse", "published", file);
    }

    public static OpenApi read(Path file) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(Files.newBufferedReader(file))) {
            return new OpenApi(object(value(parser, parser.nextToken())));
        }
    }

    /// The operation whose path template `path` fits.
    Optional<Operation> get(String path) {
        return object(document.get("paths")).entrySet().stream()
                .filter(each -> each.getKey().equals(template(path, each.getKey())))
                .filter(each -> object(each.getValue()).containsKey("get"))
                .map(each -> operation(each.getKey(), object(object(each.getValue()).get("get"))))
                .findFirst();
    }

    private static String template(String path, String template) {
        String shape = template.replaceAll("\\{[^}]+}", "[^/]+");
        return path.matches(shape) ? template : "";
    }

    private Operation operation(String path, Map<String, Object> operation) {
        List<Parameter> parameters = new ArrayList<>();
        for (Object one : list(operation.get("parameters"))) {
            Map<String, Object> parameter = object(resolve(one));
            if ("query".equals(parameter.get("in"))) {
                parameters.add(parameter(parameter));
            }
        }
        Map<String, Object> answer = object(resolve(object(operation.get("responses")).get("200")));
        Map<String, Object> json = object(object(answer.get("content")).get("application/json"));
        Object example =
                object(json.get("examples")).values().stream()
                        .findFirst()
                        .map(first -> object(resolve(first)).getOrDefault("value", List.of()))
                        .orElse(List.of());
        return new Operation(path, parameters, example);
    }

    private static Parameter parameter(Map<String, Object> parameter) {
        Map<String, Object> schema = object(parameter.get("schema"));
        Matcher said = LARGEST.matcher(String.valueOf(parameter.get("description")));
        Object bound = schema.getOrDefault("maximum", said.find() ? said.group(1) : "-1");
        return new Parameter(
                String.valueOf(parameter.get("name")),
                Boolean.parseBoolean(String.valueOf(parameter.get("required"))),
                list(schema.get("enum")).stream().map(String::valueOf).toList(),
                "integer".equals(schema.get("type")) ? Long.parseLong(bound.toString()) : -1);
    }

    private @Nullable Object resolve(@Nullable Object value) {
        @Nullable Object at = value;
        while (object(at).get("$ref") instanceof String reference) {
            at = document;
            for (String step : reference.substring("#/".length()).split("/", -1)) {
                at = object(at).getOrDefault(step, Map.of());
            }
        }
        return at;
    }

    @SuppressWarnings("unchecked") // what value() builds has names for keys
    private static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Object> members = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    members.put(name, value(parser, parser.nextToken()));
                }
                yield members;
            }
            case START_ARRAY -> {
                List<Object> items = new ArrayList<>();
                for (JsonToken next = parser.nextToken();
                        next != JsonToken.END_ARRAY;
                        next = parser.nextToken()) {
                    items.add(value(parser, next));
                }
                yield items;
            }
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Optional.empty();
            default -> parser.getText();
        };
    }
}
