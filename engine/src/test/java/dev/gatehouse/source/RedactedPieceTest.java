package dev.gatehouse.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventJson;
import dev.gatehouse.event.Trust;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A piece shown to people: the bytes that came, but for what must not be seen. The canary stands
/// where a secret would, in every form JSON has for it.
final class RedactedPieceTest {
    private static final Tools TOOLS = Tools.load(Readers.SOURCES);
    private static final String CANARY = "canary7w2correct";

    private static String shown(String tool, String piece) {
        return Readers.of(TOOLS.tool(tool)).redacted(piece.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String tool, String piece) {
        Reading reading =
                Readers.of(TOOLS.tool(tool))
                        .read(
                                new Piece(
                                        7,
                                        "",
                                        Instant.parse("2026-11-22T12:00:00Z"),
                                        Trust.NONE,
                                        false,
                                        piece.getBytes(StandardCharsets.UTF_8)));
        List<Event> events =
                switch (reading) {
                    case Reading.Events all -> all.events();
                    case Reading.Completes all -> all.events();
                    case Reading.Ignored _ -> List.of();
                };
        StringBuilder all = new StringBuilder();
        events.forEach(event -> all.append(EventJson.of(event)).append(event.text()));
        return all.toString();
    }

    // What a mapping calls secret has no shape to be known by.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"request\",\"request\":{\"data\":{\"note\":\"%s\",\"n\":[{\"deep\":\"%s\"}]}}}",
                "{\"type\":\"request\",\"request\":{\"dat\\u0061\":{\"note\":\"%s\"}}}",
                "{\"type\":\"request\",\"request\":{\"data\":{\"note\":\"%s\"},\"id\":1,\"id\":2}}",
                "<14>1 host vault: {\"type\":\"request\",\"request\":{\"data\":{\"note\":\"%s\"}}}",
                "{\"type\":\"request\",\"request\":{\"data\":{\"note\":\"%s\"",
                "{\"type\":\"request\",\"request\":{\"data\":\"%s",
            })
    void whatTheMappingNamesIsHiddenWhole(String form) {
        String piece = form.replace("%s", CANARY);
        assertThat(shown("vault", piece)).doesNotContain(CANARY).contains("[redacted:");
        assertThat(read("vault", piece)).doesNotContain(CANARY);
    }

    @Test
    void aSecretOfTheClusterIsHiddenAndAConfigurationIsNot() {
        String secret =
                "{\"kind\":\"Event\",\"verb\":\"create\",\"objectRef\":{\"resource\":\"secrets\"},\"requestObject\":{\"kind\":\"Secret\",\"data\":{\"pin\":\"Y2FuYXJ5\"},\"stringData\":{\"a\":"
                        + "4711471147}}}";
        assertThat(shown("kubernetes", secret))
                .doesNotContain("Y2FuYXJ5")
                .doesNotContain("4711471147")
                .contains("\"resource\":\"secrets\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\":\"%s\"}",
                "{\"pass\\u0077ord\":\"%s\"}",
                "{\"url\":\"https:\\/\\/bot:%s@git.example\\/x\"}",
                "{\"url\":\"https:\\u002f/bot:%s@git.example/x\"}",
                "{\"body\":\"{\\\"password\\\":\\\"%s\\\"}\"}",
                "{\"body\":\"{\\\"a\\\":\\\"{\\\\\\\"b\\\\\\\":\\\\\\\"{\\\\\\\\\\\\\\\"password\\\\\\\\\\\\\\\":\\\\\\\\\\\\\\\"%s\\\\\\\\\\\\\\\"}\\\\\\\"}\\\"}\"}",
                "{\"body\":\"{\\\"url\\\":\\\"https:\\\\/\\\\/bot:%s@git.example\\\"}\"}",
                "{\"log\":\"cloning https:\\\\/\\\\/bot:%s@git.example\"}",
                "{\"a\":1,\"a\":\"https:\\/\\/bot:%s@git.example\"}",
                "not json: https:\\/\\/bot:%s@git.example",
                "{\"n\":\"--password=%s -h db\"}",
                "{\"https://bot:%s@git.example\":1}",
            })
    void escapesHideNothing(String form) {
        String piece = form.replace("%s", CANARY);
        for (Tool tool : TOOLS.all()) {
            assertThat(shown(tool.name(), piece)).as(tool.name()).doesNotContain(CANARY);
            assertThat(read(tool.name(), piece)).as(tool.name()).doesNotContain(CANARY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"kind\" : \"Event\" ,\t\"verb\":\"get\", \"n\": 1.0e5, \"u\": \"\\u00e9\\/\", \"none\": null }",
                "{\"a\":1,\"a\":2}",
                "[1,2",
                "}{\"",
                "{\"a\":\"b\\",
                "",
                "plain words: (and) \"quotes\" {with brackets} [in] them",
            })
    void nothingElseChanges(String piece) {
        for (Tool tool : TOOLS.all()) {
            assertThat(shown(tool.name(), piece)).isEqualTo(piece);
        }
    }

    // Cut before it was redacted, half a token would stand there.
    @Test
    void aSecretWhereAnUnreadableTextIsCutIsGone() {
        String token = "ghp_" + "0123456789abcdefghijABCDEFGHIJ987654";
        for (int before = 8_150; before < 8_192; before++) {
            String piece = "{".repeat(2) + " ".repeat(before - 2) + token;
            assertThat(read("github", piece)).doesNotContain("ghp_0123");
        }
    }

    // A pattern that takes `https:` for the end of a prefix leaves a password no redactor knows.
    @Test
    void aLineIsTakenApartOnlyWithoutItsSecrets() {
        String line =
                "<134>Nov 20 09:00:00 ci-1 https://bot:"
                        + CANARY
                        + "@git.example.com/x.git /job/a/doDelete by mira-holt from 192.0.2.10";
        assertThat(read("jenkins", line)).contains("mira-holt").doesNotContain(CANARY);
    }

    // Elements beyond what is remembered apart are looked at too.
    @Test
    void theLastOfManyElementsIsLookedAtLikeTheFirst() {
        String token = "ghp_" + "0123456789abcdefghijABCDEFGHIJ987654";
        StringBuilder changes = new StringBuilder();
        for (int i = 1_000; i < 1_200; i++) {
            changes.append(i == 1_000 ? "" : ",").append("\"field").append(i);
            changes.append("\":{\"from\":\"").append(i == 1_199 ? token : "x".repeat(40));
            changes.append("\"}");
        }
        String piece =
                "{\"action\":\"edited\",\"repository\":{\"full_name\":\"acme/x\"},\"fill\":\"%s\",\"changes\":{%s}}"
                        .formatted("y".repeat(8_000), changes);
        assertThat(read("github", piece)).contains("field1199").doesNotContain("ghp_0123");
    }

    @Test
    void deepAndBrokenTextsComeBackInTimeAndWithoutWhatWasHidden() {
        String deep =
                "{\"type\":\"request\",\"request\":{\"data\":"
                        + "[{\"a\":".repeat(50_000)
                        + "\""
                        + CANARY
                        + "\"";
        assertThat(shown("vault", deep)).doesNotContain(CANARY);
        assertThat(shown("vault", "\"\\".repeat(100_000))).hasSize(200_000);
        assertThat(shown("vault", "{\"".repeat(100_000))).hasSize(200_000);
    }
}
