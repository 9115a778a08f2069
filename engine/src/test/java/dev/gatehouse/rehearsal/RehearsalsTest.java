package dev.gatehouse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.source.Tools;
import dev.gatehouse.source.yaml.SourceProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A rehearsal is read whole, or its file is refused with the place and what was probably meant.
class RehearsalsTest {
    private static final Path ROOT = Path.of(System.getProperty("gatehouse.root", ".."));
    private static final Tools TOOLS = Tools.load(ROOT.resolve("sources"));
    private static final String GOOD =
            """
            name: audit-off
            title: The audit device is removed
            why: It leaves no trace.
            steps:
              - says: somebody removes it
                tool: vault
                channel: audit
                before: 4m
                piece: '{"time":"{{time}}","id":"{{run}}"}'
            expects: [vault-audit-device-removed]
            """;

    @TempDir private Path folder;

    private Rehearsals load(String text) throws IOException {
        Files.writeString(folder.resolve("audit-off.yaml"), text);
        return Rehearsals.load(folder, TOOLS);
    }

    @Test
    void oneIsReadWhole() throws IOException {
        Rehearsal one = load(GOOD).find("audit-off").orElseThrow();
        assertThat(one.sources()).map(Object::toString).containsExactly("vault:rehearsal");
        assertThat(one.steps().getFirst().before()).hasMinutes(4);
        assertThat(load(GOOD).find("another")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    name: audit-off    | name: audit-gone   | audit-off.yaml:1 | called so
                    tool: vault        | tool: valt         | audit-off.yaml:6 | vault
                    channel: audit     | channel: adit      | audit-off.yaml:7 | no channel
                    before: 4m         | before: 4          | audit-off.yaml:8 | minutes
                    before: 4m         | befor: 4m          | audit-off.yaml:8 | before
                    {{run}}            | one                | audit-off.yaml:9 | {{run}}
                    {{time}}           | {{time QQQQQQQ}}   | audit-off.yaml:9 | pattern
                    """)
    void aMistakeIsSaidWithItsPlace(String right, String wrong, String place, String words) {
        assertThatThrownBy(() -> load(GOOD.replace(right, wrong)))
                .isInstanceOf(SourceProblem.class)
                .hasMessageContaining(place)
                .hasMessageContaining(words);
    }

    @Test
    void placesAreFilledAndNothingElseIs() {
        Filling filling = new Filling("k3v9", Instant.parse("2026-11-20T13:04:05.006Z"));
        assertThat(filling.fill("{{run}} {{millis}} {{time}} {{time MMM d, h:mm a}} {{who}} $1"))
                .isEqualTo(
                        "k3v9 1795179845006 2026-11-20T13:04:05.006Z Nov 20, 1:04 PM {{who}} $1");
    }
}
