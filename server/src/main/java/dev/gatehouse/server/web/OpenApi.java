package dev.gatehouse.server.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import dev.gatehouse.json.JsonValue;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The OpenAPI 3.1 document of a route list: every route, its capability, and the schemas of its
/// records, read from the records themselves.
public final class OpenApi {
    private static final Pattern HUMP = Pattern.compile("[A-Z]");
    private static final Pattern PATH_PART = Pattern.compile("\\{([a-z_]+)}");

    private final SchemaGenerator schemas = generator();

    private OpenApi() {}

    /// Makes the document.
    ///
    /// @param version of Gatehouse
    public static JsonNode document(List<Route<?, ?>> routes, String version) {
        OpenApi openApi = new OpenApi();
        ObjectNode document = JsonMapping.mapper().createObjectNode();
        document.put("openapi", "3.1.0");
        ObjectNode info = document.putObject("info");
        info.put("title", "Gatehouse");
        info.put("version", version);
        info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
        ObjectNode paths = document.putObject("paths");
        for (Route<?, ?> route : routes) {
            ObjectNode path = paths.withObjectProperty(route.path());
            path.set(route.method().name().toLowerCase(Locale.ROOT), openApi.operation(route));
        }
        ObjectNode ways = document.putObject("components").putObject("securitySchemes");
        ways.putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", "gatehouse_session");
        ways.putObject("token").put("type", "http").put("scheme", "bearer");
        return document;
    }

    private ObjectNode operation(Route<?, ?> route) {
        ObjectNode operation = JsonMapping.mapper().createObjectNode();
        operation.put("operationId", operationId(route));
        operation.put("summary", route.summary());
        switch (route.access()) {
            case Access.Needs(Capability capability) -> {
                operation.put("x-capability", capability.word());
                signedIn(operation);
            }
            case Access.SignedIn _ -> signedIn(operation);
            case Access.OwnScheme(String scheme) -> {
                operation.putArray("security");
                operation.put("x-scheme", scheme);
            }
            case Access.Open(String reason) -> {
                operation.putArray("security");
                operation.put("x-open", reason);
            }
        }
        parameters(route, operation);
        ObjectNode answers = operation.putObject("responses");
        answer(route, answers);
        ObjectNode problem = answers.putObject("default");
        problem.put("description", "A problem (RFC 9457)");
        content(problem, Problem.CONTENT_TYPE, schema(Problem.class));
        return operation;
    }

    private static void signedIn(ObjectNode operation) {
        ArrayNode ways = operation.putArray("security");
        ways.addObject().putArray("session");
        ways.addObject().putArray("token");
    }

    private static String operationId(Route<?, ?> route) {
        return route.method().name().toLowerCase(Locale.ROOT)
                + route.path().replaceAll("[^A-Za-z0-9]+", "_").replaceAll("_$", "");
    }

    private void parameters(Route<?, ?> route, ObjectNode operation) {
        List<String> inPath =
                PATH_PART.matcher(route.path()).results().map(part -> part.group(1)).toList();
        boolean isRead = route.method() == Route.Method.GET;
        boolean isRaw = route.body() == Route.Body.RAW;
        ArrayNode parameters = JsonMapping.mapper().createArrayNode();
        for (RecordComponent member : route.request().getRecordComponents()) {
            String name = name(member);
            if (isRead || isRaw || inPath.contains(name)) {
                ObjectNode parameter = parameters.addObject();
                parameter.put("name", name);
                parameter.put("in", inPath.contains(name) ? "path" : "query");
                parameter.put("required", member.getType() != Optional.class);
                parameter.set("schema", typeOf(member));
            }
        }
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        if (isRaw) {
            content(
                    operation.putObject("requestBody"),
                    "*/*",
                    JsonMapping.mapper().createObjectNode());
        } else if (!isRead && route.request().getRecordComponents().length > inPath.size()) {
            ObjectNode schema = schema(route.request());
            inPath.forEach(part -> schema.withObjectProperty("properties").remove(part));
            content(operation.putObject("requestBody"), "application/json", schema);
        }
    }

    private static void answer(ObjectNode answers, String status, String description) {
        answers.putObject(status).put("description", description);
    }

    private void answer(Route<?, ?> route, ObjectNode answers) {
        if (route.response() == Route.Nothing.class) {
            answer(answers, "204", "Done");
            return;
        }
        answer(answers, "200", "The answer");
        if (route.response() == Streamed.class) {
            content(
                    answers.withObjectProperty("200"),
                    "*/*",
                    JsonMapping.mapper().createObjectNode());
        } else {
            content(
                    answers.withObjectProperty("200"),
                    "application/json",
                    schema(route.response()));
        }
    }

    private static void content(ObjectNode holder, String type, JsonNode schema) {
        holder.putObject("content").putObject(type).set("schema", schema);
    }

    private ObjectNode schema(Class<?> type) {
        ObjectNode schema = schemas.generateSchema(type);
        schema.remove("$schema");
        return schema;
    }

    private JsonNode typeOf(RecordComponent member) {
        ObjectNode schema = schemas.generateSchema(member.getGenericType());
        schema.remove("$schema");
        return schema;
    }

    /// The name of a record's member in JSON.
    public static String name(RecordComponent member) {
        JsonProperty given = member.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? snake(member.getName()) : given.value();
    }

    private static String snake(String name) {
        return HUMP.matcher(name).replaceAll(hump -> "_" + hump.group().toLowerCase(Locale.ROOT));
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder builder =
                new SchemaGeneratorConfigBuilder(
                                JsonMapping.mapper(),
                                SchemaVersion.DRAFT_2020_12,
                                OptionPreset.PLAIN_JSON)
                        .with(Option.FLATTENED_OPTIONALS)
                        .with(Option.EXTRA_OPEN_API_FORMAT_VALUES)
                        .with(Option.INLINE_ALL_SCHEMAS);
        builder.forFields()
                .withPropertyNameOverrideResolver(OpenApi::name)
                .withRequiredCheck(field -> field.getType().getErasedType() != Optional.class);
        builder.forTypesInGeneral()
                .withCustomDefinitionProvider((type, context) ->
                        JsonValue.class.isAssignableFrom(type.getErasedType())
                                ? new com.github.victools.jsonschema.generator.CustomDefinition(
                                        context.getGeneratorConfig().createObjectNode())
                                : null);
        return new SchemaGenerator(builder.build());
    }

    private static String name(FieldScope field) {
        JsonProperty given = field.getAnnotation(JsonProperty.class);
        return given == null ? snake(field.getDeclaredName()) : given.value();
    }
}
