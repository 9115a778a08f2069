package dev.gatehouse.posture;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.source.yaml.Yaml;
import dev.gatehouse.source.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every check that ships.
class ShippedChecksTest {
    private static final Path ROOT = Path.of(System.getProperty("gatehouse.root", ".."));
    private static final Path FOLDER = ROOT.resolve("checks");
    private static final String SCHEMA = "https://gatehouse.dev/schemas/check.schema.json";

    private static final Pattern SETTING = Pattern.compile("settings\\.([a-z_]+)");

    static Stream<Check> checks() {
        return Checks.load(FOLDER).all().stream();
    }

    @Test
    void everyExampleComesOutAsItSays() {
        assertThat(Examples.run(Checks.load(FOLDER).all())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void hasAnExampleThatFailsOneThatPassesAndOneThatIsUnknown(Check check) {
        assertThat(check.examples())
                .extracting(Example::expect)
                .contains("fails", "passes", "unknown");
        assertThat(check.references()).allSatisfy(one -> assertThat(one).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("checks")
    void whatIsNotKnownIsNeverAPass(Check check) {
        assertThat(Judging.of(check, Map.of(), Set.of())).isNotEqualTo(passes());
        for (Example example : check.examples()) {
            Set<String> all = new LinkedHashSet<>(check.needs());
            all.addAll(check.needsToPass());
            all.forEach(listing ->
                    assertThat(Judging.of(check, example.given(), Set.of(listing)))
                            .isNotEqualTo(passes()));
            if (example.expect().equals("fails")) {
                without(example.given())
                        .forEach(less ->
                                assertThat(Judging.of(check, less, Set.of()))
                                        .as("%s with only %s", example.place(), less)
                                        .isNotEqualTo(passes()));
            }
            Map<String, Object> nothing = new LinkedHashMap<>(example.given());
            nothing.keySet().removeAll(check.fails().names());
            assertThat(Judging.of(check, nothing, Set.of())).isNotEqualTo(passes());
        }
    }

    private static Optional<Result> passes() {
        return Optional.of(Result.Passes.PASSES);
    }

    // The facts with one of them missing, or one member of one of them.
    private static List<Map<String, Object>> without(Map<String, Object> given) {
        return without(given, 2);
    }

    private static List<Map<String, Object>> without(Map<String, Object> given, int deep) {
        List<Map<String, Object>> less = new ArrayList<>();
        given.forEach((name, value) -> {
            Map<String, Object> rest = new LinkedHashMap<>(given);
            rest.remove(name);
            less.add(rest);
            if (value instanceof Map<?, ?> members && deep > 1) {
                Map<String, Object> inner = new LinkedHashMap<>();
                members.forEach((member, some) -> inner.put(String.valueOf(member), some));
                for (Map<String, Object> fewer : without(inner, deep - 1)) {
                    Map<String, Object> with = new LinkedHashMap<>(given);
                    with.put(name, fewer);
                    less.add(with);
                }
            }
        });
        return less;
    }

    @ParameterizedTest
    @MethodSource("checks")
    void saysWhatItSawAndHowToMendIt(Check check) {
        Map<String, Object> failing =
                check.examples().stream()
                        .filter(example -> example.expect().equals("fails"))
                        .findFirst()
                        .orElseThrow()
                        .given();
        assertThat(check.says().sentence(failing)).isNotBlank().doesNotContain("{");
        assertThat(check.fix().text()).isNotBlank();
        assertThat(check.fix().withinQuotes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void whatItAsksForCanCome(Check check) throws IOException {
        StringBuilder told = new StringBuilder();
        for (String tool : check.tools()) {
            Path file = ROOT.resolve("sources").resolve(tool).resolve("inventory.yaml");
            told.append(Files.exists(file) ? Files.readString(file) : "");
        }
        List<String> names = new ArrayList<>();
        switch (check.over().kind()) {
            case SETTING -> check.over().names().forEach(name -> names.add(name + ":"));
            case CREDENTIAL ->
                    check.over().names().forEach(name -> names.add("credential: " + name));
            case ACCOUNT, RIGHT, MEMBERSHIP -> {}
        }
        Matcher settings = SETTING.matcher(check.fails().text());
        while (settings.find()) {
            names.add(settings.group(1).replace('_', '-') + ":");
        }
        Set<String> listings = new LinkedHashSet<>(check.needs());
        listings.addAll(check.needsToPass());
        listings.remove(Check.EVERYTHING);
        listings.forEach(listing -> names.add("\n  " + listing + ":"));
        assertThat(names).allSatisfy(name -> assertThat(told).contains(name));
    }

    @Test
    void everyFileFitsTheSchemaAndIsCalledLikeItsId() throws IOException {
        Schema schema =
                SchemaRegistry.withDefaultDialect(
                                SpecificationVersion.DRAFT_2020_12,
                                builder -> builder.schemas(Map.of(SCHEMA, schemaText())))
                        .getSchema(SchemaLocation.of(SCHEMA));
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                Yaml.Mapping yaml = YamlFile.read(FOLDER, file);
                assertThat(schema.validate(CanonicalJson.text(json(yaml)), InputFormat.JSON))
                        .as(file.toString())
                        .isEmpty();
                assertThat(file.getFileName()).hasToString(yaml.get("id").text() + ".yaml");
            }
        }
        Yaml mistake = YamlFile.parse("check.yaml", CheckReaderTest.HOOK.replace("fix:", "fxi:"));
        assertThat(schema.validate(CanonicalJson.text(json(mistake)), InputFormat.JSON))
                .isNotEmpty();
    }

    private static String schemaText() {
        try {
            return Files.readString(ROOT.resolve("schemas/check.schema.json"));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static JsonValue json(Yaml yaml) {
        return switch (yaml) {
            case Yaml.Scalar scalar ->
                    scalar.text().matches("-?[0-9]{1,9}")
                            ? new JsonNumber(scalar.text())
                            : new JsonString(scalar.text());
            case Yaml.Sequence sequence ->
                    new JsonArray(sequence.items().stream().map(ShippedChecksTest::json).toList());
            case Yaml.Mapping mapping -> {
                LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
                mapping.members().forEach((name, value) -> members.put(name, json(value)));
                yield new JsonObject(members);
            }
        };
    }
}
