package dev.gatehouse.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.secret.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GuessTest {
    private static final Tools TOOLS = Tools.load(Readers.SOURCES);
    private static final InstallationKey KEY =
            InstallationKey.of(new byte[InstallationKey.KEY_BYTES]);

    @Test
    void theToolThatUnderstandsMostIsGuessed() throws IOException {
        assertThat(guess(fixture("kubernetes/fixtures/exec-two-stages.in.log")))
                .hasValueSatisfying(
                        guess -> assertThat(guess.tool().name()).isEqualTo("kubernetes"));
        assertThat(guess(fixture("vault/fixtures/kv-read.in.log")))
                .hasValueSatisfying(guess -> {
                    assertThat(guess.tool().name()).isEqualTo("vault");
                    assertThat(guess.member()).isEmpty();
                    assertThat(guess.mapped()).isEqualTo(2);
                });
    }

    @Test
    void anEventInsideAMemberIsFound() throws IOException {
        List<String> wrapped =
                fixture("vault/fixtures/kv-read.in.log").stream()
                        .map(line -> "{\"origin\":\"x\",\"event\":" + line + "}")
                        .toList();
        assertThat(guess(wrapped))
                .hasValueSatisfying(guess -> assertThat(guess.member()).isEqualTo("event"));
    }

    @Test
    void nothingIsGuessedOfAFileNobodyUnderstands() {
        assertThat(guess(List.of("hello", "{\"a\":1}", ""))).isEmpty();
    }

    private static Optional<Guess> guess(List<String> lines) {
        return Guess.of(
                TOOLS,
                lines.stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList(),
                new Redactor(KEY),
                KEY);
    }

    private static List<String> fixture(String path) throws IOException {
        return Files.readAllLines(Readers.SOURCES.resolve(path));
    }
}
