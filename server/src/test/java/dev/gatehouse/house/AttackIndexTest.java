package dev.gatehouse.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.source.yaml.Yaml;
import dev.gatehouse.source.yaml.YamlFile;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The law of `attacks.yaml`: every entry of the catalogue of attacks stands in it, and every test
/// it names exists and runs.
class AttackIndexTest {
    private static final String INDEX =
            "server/src/test/resources/dev/gatehouse/house/attacks.yaml";

    private final Checkout checkout = Checkout.ofThisBuild();

    /// What an entry says: tests, or the room it waits for.
    private record Entry(List<String> tests, String waits) {}

    private static Map<String, Entry> entries(Yaml.Mapping index) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Yaml each : index.get("attacks").list()) {
            Yaml.Mapping one = each.mapping().only("id", "tests", "waits", "says");
            List<String> tests = new ArrayList<>();
            one.find("tests")
                    .map(Yaml::list)
                    .orElse(List.of())
                    .forEach(test ->
                            test.mapping()
                                    .members()
                                    .forEach((module, name) ->
                                            tests.add(module + ":" + name.text())));
            String id = one.get("id").text();
            assertThat(entries).as("entries that stand twice").doesNotContainKey(id);
            entries.put(id, new Entry(tests, one.text("waits", "")));
        }
        return entries;
    }

    private Map<String, Entry> entries() {
        return entries(YamlFile.read(checkout.root(), checkout.path(INDEX)));
    }

    @Test
    void everyEntryNamesItsTestsOrTheRoomItWaitsFor() throws Exception {
        Map<String, Entry> entries = entries();
        assertThat(entries).hasSizeGreaterThan(100);
        List<String> wrong = new ArrayList<>();
        for (var entry : entries.entrySet()) {
            Entry one = entry.getValue();
            if (one.tests().isEmpty() == one.waits().isEmpty()) {
                wrong.add(entry.getKey() + " must have tests or wait for a room, and not both");
            }
            for (String test : one.tests()) {
                if (!exists(test)) {
                    wrong.add(entry.getKey() + " names " + test + ", which is no test");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyEntryOfTheCatalogueStandsInTheIndex() throws IOException {
        Path catalogue =
                Path.of(
                        System.getProperty("gatehouse.shared", "none"),
                        "vectors/attacks/attacks.jsonl");
        assumeTrue(Files.exists(catalogue), "the catalogue of attacks is missing: " + catalogue);
        List<String> ids =
                Files.readAllLines(catalogue).stream()
                        .map(line -> ((JsonObject) Json.parse(line)).get("id").text())
                        .toList();
        assertThat(entries().keySet()).containsExactlyElementsOf(ids);
    }

    @Test
    void seesATestThatIsNotThere() throws Exception {
        assertThat(exists("server:house.AttackIndexTest#seesATestThatIsNotThere")).isTrue();
        assertThat(exists("server:house.AttackIndexTest#entries")).isFalse();
        assertThat(exists("server:house.AttackIndexTest#nothing")).isFalse();
        assertThat(exists("engine:house.NothingTest#nothing")).isFalse();
        assertThat(exists("ui:hostile.mjs#no such name")).isFalse();
    }

    private boolean exists(String test) throws Exception {
        String module = test.substring(0, test.indexOf(':'));
        String where = test.substring(test.indexOf(':') + 1, test.indexOf('#'));
        String name = test.substring(test.indexOf('#') + 1);
        if (module.equals("ui")) {
            return checkout.text("ui/e2e/" + where).contains("'" + name + "'");
        }
        Path classes = checkout.path(module, "target/test-classes");
        assumeTrue(Files.isDirectory(classes), "the tests of " + module + " are not compiled");
        return isTest(classes, "dev.gatehouse." + where, name);
    }

    private static boolean isTest(Path classes, String type, String method)
            throws MalformedURLException, IOException {
        URL[] path = {classes.toUri().toURL()};
        try (URLClassLoader loader =
                new URLClassLoader(path, AttackIndexTest.class.getClassLoader())) {
            return Arrays.stream(Class.forName(type, false, loader).getDeclaredMethods())
                    .filter(one -> one.getName().equals(method))
                    .flatMap(one -> Arrays.stream(one.getAnnotations()))
                    .map(annotation -> annotation.annotationType().getSimpleName())
                    .anyMatch(List.of("Test", "ParameterizedTest", "TestFactory")::contains);
        } catch (ClassNotFoundException none) {
            return false;
        }
    }
}
