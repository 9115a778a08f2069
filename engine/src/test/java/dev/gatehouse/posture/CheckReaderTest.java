package dev.gatehouse.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckReaderTest {
    static final String HOOK =
            """
            id: hook-without-secret
            title: A hook sends without a secret
            why: Whoever knows its address can send in its name.
            severity: medium
            tools: [github]
            over: setting
            named: [hook]
            needs: [hooks]
            fails: '!has(value.secret)'
            says: "{resource} has no secret."
            fix: gh api {place.project}
            mends: resource
            tests:
              - { given: { value: { url: x } }, result: fails }
              - { given: { value: { secret: x } }, result: passes }
              - { given: {}, result: unknown }
              - { given: { value: { secret: x } }, incomplete: [hooks], result: unknown }
            """;

    @TempDir private Path folder;

    @Test
    void readsWhatStandsThere() {
        Check check = read(HOOK);
        assertThat(check.id()).isEqualTo("hook-without-secret");
        assertThat(check.theme()).isEqualTo("hooks");
        assertThat(check.over().covers(Check.Over.Kind.SETTING, "hook")).isTrue();
        assertThat(check.over().covers(Check.Over.Kind.SETTING, "runner")).isFalse();
        assertThat(check.examples()).hasSize(4);
        assertThat(Examples.run(java.util.List.of(check))).isEmpty();
    }

    @Test
    void refusesAMisspeltMemberWithAPlaceAndASuggestion() {
        assertThatThrownBy(() -> read(HOOK.replace("severity:", "severty:")))
                .isInstanceOf(SourceProblem.class)
                .hasMessageContaining("check.yaml:4:1")
                .hasMessageContaining("did you mean \"severity\"?");
        assertThatThrownBy(() -> read(HOOK.replace("{resource} has", "{resuorce} has")))
                .hasMessageContaining("check.yaml:10:")
                .hasMessageContaining("did you mean \"resource\"?");
        assertThatThrownBy(
                        () -> read(HOOK.replace("given: { value: { url", "given: { vaule: { url")))
                .hasMessageContaining("check.yaml:14:")
                .hasMessageContaining("did you mean \"value\"?");
    }

    @Test
    void refusesAConditionThatCannotBeReadWithItsPlace() {
        assertThatThrownBy(() -> read(HOOK.replace("!has(value.secret)", "!has(hook.secret)")))
                .isInstanceOf(SourceProblem.class)
                .hasMessageContaining("check.yaml:9:8")
                .hasMessageContaining("hook");
    }

    @Test
    void refusesAPlaceholderWithinQuotes() {
        String quoted = HOOK.replace("gh api {place.project}", "gh api \"{place.project}\"");
        assertThatThrownBy(() -> read(quoted)).hasMessageContaining("stands within quotes");
    }

    @Test
    void namesAnExampleThatMisses() {
        Check check =
                read(
                        HOOK.replace(
                                "{ secret: x } }, result: passes",
                                "{ secret: x } }, result: fails"));
        assertThat(Examples.run(java.util.List.of(check)))
                .singleElement()
                .asString()
                .contains("check.yaml:15:5: hook-without-secret expects fails, got passes");
    }

    @Test
    void refusesAnIdThatStandsTwice() throws IOException {
        Files.createDirectories(folder.resolve("hooks"));
        Files.writeString(folder.resolve("hooks/one.yaml"), HOOK);
        assertThat(Checks.load(folder).check("hook-without-secret")).isPresent();
        Files.writeString(folder.resolve("hooks/two.yaml"), HOOK);
        assertThatThrownBy(() -> Checks.load(folder))
                .isInstanceOf(SourceProblem.class)
                .hasMessageContaining("hooks/two.yaml:1:1")
                .hasMessageContaining("hooks/one.yaml");
    }

    static Check read(String text) {
        return new CheckReader("hooks", YamlFile.parse("check.yaml", text)).read();
    }
}
