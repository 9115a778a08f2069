package dev.gatehouse.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MemberTest {
    @Test
    void anObjectIsItsExactBytes() {
        assertThat(of("{\"a\": [{}], \"e\" : { \"x\": \"\\u00e9é\" , \"y\":1.0}, \"z\":2}", "e"))
                .contains("{ \"x\": \"\\u00e9é\" , \"y\":1.0}");
    }

    @Test
    void aStringIsItsDecodedText() {
        assertThat(of("{\"raw\":\"{\\n \\\"a\\\": 1}\"}", "raw")).contains("{\n \"a\": 1}");
    }

    @Test
    void aMemberThatIsNotThereIsNothing() {
        assertThat(of("{\"a\":{\"e\":1}}", "e")).isEmpty();
        assertThat(of("[1]", "e")).isEmpty();
        assertThat(of("{\"e\":", "e")).isEmpty();
        assertThat(of("", "e")).isEmpty();
    }

    private static Optional<String> of(String line, String name) {
        return Member.of(line.getBytes(StandardCharsets.UTF_8), name)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
