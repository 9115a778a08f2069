package dev.gatehouse.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// docs/spec/golden/resource-paths.jsonl: what names become as paths, and what patterns mean.
final class ResourcePathGoldenTest {
    private static final int CASES_MIN = 60;
    private static final Path GOLDEN =
            Path.of(System.getProperty("gatehouse.root"), "docs/spec/golden/resource-paths.jsonl");

    @Test
    void forPeopleItIsDecoded() {
        assertThat(new ResourcePath("kubernetes/prod/%73ettings/a%2Fb/x").spoken())
                .isEqualTo("kubernetes/prod/settings/a/b/x");
    }

    @TestFactory
    Stream<DynamicTest> everyCaseHolds() throws IOException {
        List<String> lines = Files.readAllLines(GOLDEN);
        assertThat(lines).hasSizeGreaterThanOrEqualTo(CASES_MIN);
        return lines.stream()
                .map(line -> (JsonObject) Json.parse(line))
                .map(one -> DynamicTest.dynamicTest(one.get("case").text(), () -> check(one)));
    }

    private static void check(JsonObject one) {
        if (one.get("pattern") != JsonValue.JsonNull.NULL) {
            ResourcePattern pattern = ResourcePattern.parse(one.get("pattern").text());
            assertThat(pattern.matches(new ResourcePath(one.get("path").text())))
                    .isEqualTo(one.get("matches").text().equals("true"));
            return;
        }
        List<ResourcePath.Step> steps = new ArrayList<>();
        for (JsonValue step : ((JsonArray) one.get("steps")).items()) {
            String word = ((JsonObject) step).get("word").text();
            steps.add(
                    word.isEmpty()
                            ? new ResourcePath.Step.Name(((JsonObject) step).get("name").text())
                            : new ResourcePath.Step.Word(word));
        }
        ResourcePath path =
                ResourcePath.of(one.get("tool").text(), one.get("instance").text(), steps);
        assertThat(path.text()).isEqualTo(one.get("path").text());
        assertThat(path.segments()).hasSizeLessThanOrEqualTo(ResourcePath.SEGMENTS_MAX);
    }

    @Test
    void twoLongPathsThatDifferAtTheirEndStayTwo() {
        String name = "x".repeat(2_000);
        ResourcePath one =
                ResourcePath.of("t", "i", List.of(new ResourcePath.Step.Name(name + "1")));
        ResourcePath two =
                ResourcePath.of("t", "i", List.of(new ResourcePath.Step.Name(name + "2")));
        assertThat(one).isNotEqualTo(two);
        assertThat(one.text().length()).isLessThanOrEqualTo(ResourcePath.PATH_BYTES_MAX);
    }

    @Test
    void aPatternWithoutSegmentsIsRefused() {
        Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> ResourcePattern.parse("a//b"))
                .withMessageContaining("none of them empty");
    }
}
