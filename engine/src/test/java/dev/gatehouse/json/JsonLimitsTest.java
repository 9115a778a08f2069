package dev.gatehouse.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where other readers guess, round or go on, this one keeps what was written or refuses.
class JsonLimitsTest {
    @ParameterizedTest
    @ValueSource(strings = {"9007199254740993", "1e400", "-0", "1e-400", "0.10", "-1.0E+2"})
    void numbersKeepTheirDigits(String number) {
        JsonObject read = (JsonObject) Json.parse("{\"n\":" + number + "}");
        assertThat(read.get("n").text()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":1} {\"b\":2}",
                "{\"a\":1,}",
                "[1,]",
                "{'a':1}",
                "{a:1}",
                "/* b */ {}",
                "{} // c",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":\"\t\"}",
                "",
                " ",
            })
    void whatIsNoJsonIsRefused(String document) {
        assertThatThrownBy(() -> Json.parse(document)).isInstanceOf(JsonProblem.class);
        String long1 = "{\"n\":" + "7".repeat(Json.NUMBER_CHARS_MAX + 1) + "}";
        assertThatThrownBy(() -> Json.parse(long1)).isInstanceOf(JsonProblem.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "{\"b\":{\"\":1,\"\":1}}"})
    void aKeyThatStandsTwiceIsAnErrorHoweverItIsWritten(String document) {
        assertThatThrownBy(() -> Json.parse(document))
                .isInstanceOf(JsonProblem.class)
                .hasMessageStartingWith("a key stands twice");
    }

    // "Aa" and "BB" have one hash code, and so has every row of them.
    @Test
    void namesThatCollideCostNoMoreThanOthers() {
        assertThat(((JsonObject) Json.parse(colliding(15))).members()).hasSize(1 << 15);
        assertThatThrownBy(() -> Json.parse(colliding(17)))
                .isInstanceOf(JsonProblem.class)
                .hasMessageContaining("tokens");
    }

    private static String colliding(int pairs) {
        StringBuilder document = new StringBuilder("{");
        for (int name = 0; name < 1 << pairs; name++) {
            document.append(name == 0 ? "\"" : ",\"");
            for (int bit = 0; bit < pairs; bit++) {
                document.append((name >> bit & 1) == 0 ? "Aa" : "BB");
            }
            document.append("\":1");
        }
        return document.append('}').toString();
    }

    // Files whose name begins with y are JSON, those with n are not, those with i may be either.
    @Test
    void thePublishedSuiteIsJudgedAsItSays() throws IOException {
        Path suite =
                Path.of(
                        System.getProperty("gatehouse.shared", "none"),
                        "vectors/jsontestsuite/test_parsing");
        Assumptions.assumeTrue(
                Files.isDirectory(suite), "the published suite is missing: " + suite);
        try (Stream<Path> files = Files.list(suite)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                byte[] document = Files.readAllBytes(file);
                String name = file.getFileName().toString();
                if (name.startsWith("n_")) {
                    assertThatThrownBy(() -> Json.parse(document))
                            .as(name)
                            .isInstanceOf(JsonProblem.class);
                } else if (name.startsWith("y_") && !name.contains("duplicated_key")) {
                    assertThat(Json.parse(document)).as(name).isNotNull();
                }
            }
        }
    }
}
