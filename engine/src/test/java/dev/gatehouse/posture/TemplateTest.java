package dev.gatehouse.posture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final Template COMMAND = Template.of("printf %s {value.name}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payments",
                "a b",
                "$(touch x)",
                "`id`",
                "'; rm -rf / #",
                "\"quoted\"",
                "a'b'c",
                "*",
                "~root",
                "a\\",
                "{value.name}",
                "größe",
            })
    void aShellTakesAFactForOneWordAndNothingElse(String name)
            throws IOException, InterruptedException {
        String command = COMMAND.commands(named(name)).orElseThrow();
        Process shell = new ProcessBuilder("/bin/sh", "-c", command).start();
        String heard = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        assertThat(heard).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "\u001b[201~id", "a\u202eb", "--force", "-x", ""})
    void whatCannotBeTypedWithoutHarmLeavesNoCommands(String name) {
        assertThat(COMMAND.commands(named(name))).isEmpty();
    }

    @Test
    void aFactThatIsNotKnownLeavesNoCommands() {
        assertThat(COMMAND.commands(Map.of())).isEmpty();
        assertThat(Template.of("{resource} is open").sentence(Map.of()))
                .isEqualTo("(not known) is open");
    }

    @Test
    void aSentenceStaysOnOneLineAndShowsWhatIsHidden() {
        assertThat(Template.of("It is {value.name}.").sentence(named("a\n\u202eb")))
                .isEqualTo("It is a\\{a}\\{202e}b.");
        assertThat(Template.of("{value.name}").sentence(named("x".repeat(300)))).hasSize(201);
    }

    @Test
    void encodesForAnAddressWhereAsked() {
        assertThat(Template.of("glab api projects/{url:value.name}/hooks").commands(named("a/b c")))
                .contains("glab api projects/a%2Fb%20c/hooks");
    }

    @Test
    void findsAPlaceholderWithinQuotesButNotBehindAnApostropheInAComment() {
        assertThat(Template.of("a '{resource}'").withinQuotes()).contains("resource");
        assertThat(Template.of("a \"it's {resource}\"").withinQuotes()).contains("resource");
        assertThat(Template.of("a 'b' {resource}").withinQuotes()).isEmpty();
        assertThat(Template.of("# don't\na {resource}").withinQuotes()).isEmpty();
    }

    @Test
    void writesListsWithCommas() {
        assertThat(
                        Template.of("{value.name}")
                                .sentence(Map.of("value", Map.of("name", List.of("a", "b")))))
                .isEqualTo("a, b");
    }

    private static Map<String, Object> named(String name) {
        return Map.of("value", Map.of("name", name));
    }
}
