package dev.gatehouse.search.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.event.Event;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookTest {
    private static final Path SOURCES =
            Path.of(System.getProperty("gatehouse.root", ".."), "sources");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir Path folder;

    private static String line(String day, String actor, String action, String more) {
        long millis = Instant.parse(day + "T10:00:00Z").toEpochMilli();
        return """
        {"@timestamp":%d,"_document_id":"%s","action":"%s","actor":"%s","actor_id":17,"org":"acme","repo":"acme/payments"%s}
        """
                .formatted(millis, day + actor + action, action, actor, more)
                .strip();
    }

    private static final List<String> LINES =
            List.of(
                    line("2026-09-01", "dana.k", "git.clone", ",\"hashed_token\":\"abc=\""),
                    line("2026-09-02", "dana.k", "protected_branch.destroy", ",\"name\":\"main\""),
                    line("2026-09-03", "<script>alert(1)</script>", "git.clone", ""),
                    line("2026-10-20", "dana.k", "git.clone", ",\"hashed_token\":\"abc=\""),
                    line("2026-10-21", "dana.k", "never.heard_of", ""));

    private Look look(Path... files) {
        return new Look(
                new LookRequest(List.of(files), Tools.load(SOURCES), "", ""),
                NOW,
                new SecureRandom());
    }

    private Path written(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void saysWhatIsInAFileAndWhatIsWorthALook() throws IOException {
        Path file = written("audit.ndjson", String.join("\n", LINES));
        Look look = look(file);
        LookReport report = look.report();
        assertThat(report.files().getFirst().tool()).isEqualTo("github");
        assertThat(report.events()).isEqualTo(5);
        assertThat(report.period().orElseThrow().first()).isEqualTo("2026-09-01T10:00:00Z");
        assertThat(report.unread().unmapped()).isEqualTo(1);
        assertThat(report.things())
                .extracting(Thing::title)
                .contains("Protection switched off", "Used again after a long silence");
        for (Thing thing : report.things()) {
            List<Event> listed = new ArrayList<>();
            look.list(thing, listed::add);
            assertThat(listed).as(thing.title()).hasSize((int) thing.count());
        }
    }

    // An entity may be anybody's; its way of signing in tells more.
    @Test
    void anEntityIsAPersonOrAMachineWhereItsSignInTells() throws IOException {
        List<String> lines =
                Stream.of("oidc-mara", "ldap-ola", "kubernetes-deploy", "somewhere-else")
                        .map(name ->
                                "{\"type\":\"request\",\"time\":\"2026-11-20T10:00:00Z\",\"auth\":{\"display_name\":\"%1$s\",\"entity_id\":\"e-%1$s\"},\"request\":{\"id\":\"%1$s\",\"operation\":\"read\",\"path\":\"secret/data/a\"}}"
                                        .formatted(name))
                        .toList();
        LookReport report = look(written("vault.ndjson", String.join("\n", lines))).report();
        assertThat(report.people().count()).isEqualTo(2);
        assertThat(report.machines().count()).isEqualTo(1);
        assertThat(report.others().count()).isEqualTo(1);
    }

    @Test
    void anArrayAndAPackedFileReadAlike() throws IOException {
        Path lines = written("lines.ndjson", String.join("\n", LINES));
        Path array = written("array.json", "[" + String.join(",\n ", LINES) + "]");
        Path packed = folder.resolve("packed.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(lines, out);
        }
        for (Path other : List.of(array, packed)) {
            assertThat(look(other).report().events()).isEqualTo(5);
        }
        assertThat(look(lines, array).report().events()).isEqualTo(10);
    }

    @Test
    void anArrayOfAnySizeIsReadAndOneThatIsNoneIsLines() throws IOException {
        String many = String.join(",", Collections.nCopies(4_000, String.join(",", LINES)));
        Path array = written("large.json", "[" + many + "]");
        assertThat(look(array).report().events()).isEqualTo(4_000L * LINES.size());
        Path torn = written("torn.json", "[\n" + String.join("\n", LINES));
        assertThat(look(torn).report().events()).isGreaterThanOrEqualTo(LINES.size());
    }

    @Test
    void leavesNothingBehind() throws IOException {
        Path file = written("audit.ndjson", String.join("\n", LINES));
        LookText.of(look(file).report());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void nothingOfAFileBecomesMarkupOrBreaksALine() throws IOException {
        Path file = written("audit'.ndjson", String.join("\n", LINES));
        LookReport report = look(file).report();
        assertThat(LookHtml.of(report))
                .doesNotContain("<script>")
                .contains("&lt;script&gt;")
                .contains("default-src 'none'");
        assertThat(LookText.of(report).lines())
                .filteredOn(line -> !line.contains("gatehouse "))
                .filteredOn(line -> !line.contains(folder.toString()))
                .allMatch(line -> line.length() <= LookText.COLUMNS);
        assertThat(LookText.quoted("a'; rm -rf /\n")).isEqualTo("'a'\\''; rm -rf /\ufffd'");
    }

    @Test
    void secretsDoNotReachThePage() throws IOException {
        String token = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
        Path file =
                written(
                        "audit.ndjson",
                        String.join("\n", LINES)
                                + "\n"
                                + line("2026-10-22", token, "git.clone", ""));
        LookReport report = look(file).report();
        assertThat(LookText.of(report) + LookHtml.of(report)).doesNotContain(token);
    }

    @Test
    void aFileNobodyKnowsIsRefusedWithAWord() throws IOException {
        Path file = written("notes.txt", "hello\nworld\n");
        assertThatThrownBy(() -> look(file).report())
                .isInstanceOf(LookProblem.class)
                .hasMessageContaining("notes.txt")
                .hasMessageContaining("--source");
        assertThatThrownBy(() -> look(folder.resolve("none")).report())
                .isInstanceOf(LookProblem.class)
                .hasMessageContaining("there is no file");
    }

    @Test
    void anEmptyFileAndOneOfBytesAreCalledWhatTheyAre() throws IOException {
        assertThatThrownBy(() -> look(written("a.log", "")).report())
                .hasMessageEndingWith("a.log is empty");
        assertThatThrownBy(() -> look(written("b.log", "\u007fELF\0\0\1\n")).report())
                .hasMessageContaining("b.log holds no text");
    }

    @Test
    void aLogWithZerosOfACrashIsStillThatLog() throws IOException {
        Path file = written("c.log", "\0\0\0\0\n" + String.join("\n", LINES));
        assertThat(look(file).report().couldRead()).isTrue();
    }
}
