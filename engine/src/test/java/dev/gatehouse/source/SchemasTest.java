package dev.gatehouse.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.source.yaml.Yaml;
import dev.gatehouse.source.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The schemas that editors complete from accept every file of every tool, and refuse a mistake.
final class SchemasTest {
    private static final String HOME = "https://gatehouse.dev/schemas/";

    @TestFactory
    Stream<DynamicTest> everyFileFitsItsSchema() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Tool tool : Tools.load(Readers.SOURCES).all()) {
            for (String kind : List.of("source", "mapping", "actions", "inventory")) {
                Path file = Readers.SOURCES.resolve(tool.name()).resolve(kind + ".yaml");
                if (Files.exists(file)) {
                    tests.add(
                            DynamicTest.dynamicTest(
                                    tool.name() + "/" + kind + ".yaml",
                                    () ->
                                            assertThat(
                                                            problems(
                                                                    kind,
                                                                    YamlFile.read(
                                                                            Readers.SOURCES, file)))
                                                    .isEmpty()));
                }
            }
        }
        Path example = Readers.ROOT.resolve("model/example");
        for (String name : List.of("teams", "production", "tests")) {
            Path file = example.resolve(name + ".yaml");
            tests.add(
                    DynamicTest.dynamicTest(
                            "model/example/" + name + ".yaml",
                            () ->
                                    assertThat(problems("model", YamlFile.read(example, file)))
                                            .isEmpty()));
        }
        return tests.stream();
    }

    @Test
    void aMistakeDoesNotFit() throws IOException {
        Yaml mapping =
                YamlFile.parse(
                        "mapping.yaml",
                        "shapes:\n  - { name: e, when: { a: b }, outcome: suceeded }\n");
        assertThat(problems("mapping", mapping)).isNotEmpty();
    }

    private static List<com.networknt.schema.Error> problems(String kind, Yaml file)
            throws IOException {
        List<String> kinds = List.of("source", "mapping", "actions", "model", "inventory");
        LinkedHashMap<String, String> texts = new LinkedHashMap<>();
        for (String each : kinds) {
            texts.put(
                    HOME + each + ".schema.json",
                    Files.readString(Readers.ROOT.resolve("schemas/" + each + ".schema.json")));
        }
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
        Schema schema = registry.getSchema(SchemaLocation.of(HOME + kind + ".schema.json"));
        return schema.validate(CanonicalJson.text(json(file)), InputFormat.JSON);
    }

    private static JsonValue json(Yaml yaml) {
        return switch (yaml) {
            case Yaml.Scalar scalar ->
                    scalar.text().matches("-?[0-9]{1,9}")
                            ? new JsonValue.JsonNumber(scalar.text())
                            : new JsonValue.JsonString(scalar.text());
            case Yaml.Sequence sequence ->
                    new JsonValue.JsonArray(
                            sequence.items().stream().map(SchemasTest::json).toList());
            case Yaml.Mapping mapping -> {
                LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
                mapping.members().forEach((name, value) -> members.put(name, json(value)));
                yield new JsonValue.JsonObject(members);
            }
        };
    }
}
