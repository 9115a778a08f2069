package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Main;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A pack of a running server, checked without it, and tampered with in every way somebody might.
class EvidenceTest {
    private static final String[] PERIOD = {"--since", "2026-11-01", "--until", "2026-11-30"};

    @TempDir static Path data;
    @TempDir static Path files;

    private static StartedServer started;
    private static Path pack;

    private record Ran(int code, String out) {}

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        started = StartedServer.at(data);
        Session ann = started.signInAsAdministrator();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            lines.append(
                    """
                    {"type":"request","time":"2026-11-20T10:00:%02dZ","auth":{"display_name":"=cmd()","entity_id":"e-1"},"request":{"id":"r%d","operation":"update","path":"sys/policy/p%d","remote_address":"10.0.0.9"}}
                    """
                            .formatted(i, i, i));
        }
        started.deliver(
                "/api/v1/imports?trust_times=true&source=vault:prod",
                lines.toString().getBytes(StandardCharsets.UTF_8),
                "Cookie: " + ann.cookie(),
                "X-CSRF-Token: " + ann.csrf());
        for (int i = 0; i < 200; i++) {
            if (started.get(ann, "/api/v1/events").body().contains("\"value\":30,")) {
                break;
            }
            Thread.sleep(50);
        }
        pack = files.resolve("pack.zip");
        assertThat(build(pack).code()).isZero();
    }

    @AfterAll
    static void stop() {
        started.close();
    }

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        int code = Main.commandLine().setOut(printer).setErr(printer).execute(arguments);
        return new Ran(code, out.toString());
    }

    private static Ran build(Path to, String... more) {
        String[] head = {
            "evidence",
            "build",
            "--data",
            started.data().toString(),
            "-o",
            to.toString(),
            "--report",
            "R4,R8",
            PERIOD[0],
            PERIOD[1],
            PERIOD[2],
            PERIOD[3]
        };
        String[] all = Arrays.copyOf(head, head.length + more.length);
        System.arraycopy(more, 0, all, head.length, more.length);
        return run(all);
    }

    private static Ran verify(Path file, String... more) {
        String[] all =
                Arrays.copyOf(
                        new String[] {"evidence", "verify", file.toString()}, 3 + more.length);
        System.arraycopy(more, 0, all, 3, more.length);
        return run(all);
    }

    private static Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(pack);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry one = zip.getNextEntry(); one != null; one = zip.getNextEntry()) {
                entries.put(one.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static Path written(String name, Map<String, byte[]> entries) throws IOException {
        Path file = files.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> one : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private static Ran tampered(String entry, UnaryOperator<String> with) throws IOException {
        Map<String, byte[]> entries = entries();
        String text = new String(entries.get(entry), StandardCharsets.UTF_8);
        entries.put(entry, with.apply(text).getBytes(StandardCharsets.UTF_8));
        return verify(written("tampered-" + System.nanoTime() + ".zip", entries));
    }

    @Test
    void whatWasBuiltIsGoodAndSaysWhatItIs() {
        Ran ran = verify(pack);
        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out())
                .contains("This pack is what was signed.", "R4", "30 rows", "Compare it");
    }

    @Test
    void theSameQuestionGivesTheSameBytes() throws IOException {
        String manifest = new String(entries().get("manifest.json"), StandardCharsets.UTF_8);
        String asOf = manifest.replaceAll("(?s).*\"as_of\":(\\d+).*", "$1");
        Path one = files.resolve("one.zip");
        Path other = files.resolve("other.zip");
        assertThat(build(one, "--as-of", asOf).code()).isZero();
        assertThat(build(other, "--as-of", asOf).code()).isZero();
        assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(other));
        assertThat(build(one).code()).as("a file that exists is left alone").isEqualTo(64);
    }

    @Test
    void aRowThatIsAnotherIsNamedWithItsEvent() throws IOException {
        Ran json = tampered("R4.jsonl", text -> text.replace("sys/policy/p7\"", "sys/policy/p1\""));
        assertThat(json.code()).isEqualTo(1);
        assertThat(json.out()).containsPattern("R4.jsonl, row \\d+ \\(event \\d+\\.0\\)");
        Ran csv = tampered("R4.csv", text -> text.replace("10.0.0.9", "10.0.0.8"));
        assertThat(csv.code()).isEqualTo(1);
        assertThat(csv.out()).contains("R4.csv, row 2", "R4.csv: 20 more rows");
    }

    @Test
    void aRowThatIsGoneOrAddedIsNoticed() throws IOException {
        Ran gone =
                tampered(
                        "R4.jsonl",
                        text -> text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));
        assertThat(gone.code()).isEqualTo(1);
        assertThat(gone.out()).contains("R4.jsonl, row 30 is missing");
        Ran added = tampered("R4.jsonl", text -> text + "{\"id\":\"9.0\"}\n");
        assertThat(added.out()).contains("R4.jsonl, row 31 (event 9.0) was added");
    }

    @Test
    void whateverElseIsOtherwiseIsNoticed() throws IOException {
        assertThat(tampered("manifest.json", text -> text.replace("\"R4\"", "\"R5\"")).out())
                .contains("manifest.json is not what was signed");
        assertThat(tampered("R4.jsonl.rows", text -> text.replace('a', 'b')).out())
                .contains("R4.jsonl.rows is not what was signed");
        assertThat(tampered("manifest.sig", text -> text.replace("sha256 ", "sha256 0")).code())
                .isEqualTo(1);
        Map<String, byte[]> more = entries();
        more.put("R9.csv", new byte[] {1});
        assertThat(verify(written("more.zip", more)).out())
                .contains("R9.csv is in it, and its manifest does not say so");
        Map<String, byte[]> less = entries();
        less.remove("R8.csv");
        assertThat(verify(written("less.zip", less)).out()).contains("R8.csv is missing");
        Path noZip = Files.writeString(files.resolve("no.zip"), "PK nothing");
        assertThat(verify(noZip).code()).isEqualTo(1);
    }

    @Test
    void anotherKeyIsNotTheKey() throws IOException {
        String manifest = new String(entries().get("manifest.json"), StandardCharsets.UTF_8);
        String key = manifest.replaceAll("(?s).*\"key\":\"([^\"]+)\".*", "$1");
        assertThat(verify(pack, "--key", key).out()).contains("Signed with the key you gave");
        String other = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        Ran ran = verify(pack, "--key", other);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("no trusted key signed this note");
    }

    @Test
    void formulasInCellsAreInert() throws IOException {
        String csv = new String(entries().get("R4.csv"), StandardCharsets.UTF_8);
        assertThat(csv).contains("=cmd()").doesNotContain("\"=cmd()");
    }

    @Test
    void aQuestionThatCannotBeAnsweredSaysWhy() {
        assertThat(build(files.resolve("x.zip"), "--as-of", "999999").out())
                .contains("The index knows up to position");
        assertThat(files.resolve("x.zip")).doesNotExist();
        assertThat(run("evidence", "list", "--data", started.data().toString()).out())
                .contains("R8   Changes of permissions", "Not in it:");
    }

    @Test
    void aSampleIsDrawnByItsSeedAndAnybodyDrawsTheSame() throws Exception {
        List<String> rows =
                new String(entries().get("R4.jsonl"), StandardCharsets.UTF_8).lines().toList();
        Ran drawn = sample(pack, "R4", "--size", "5", "--seed", "six dice: 4 1 6 2 2 5", "--json");
        assertThat(drawn.code()).as(drawn.out()).isZero();
        assertThat(drawn.out()).contains("\"population\":30", "\"size\":5");
        assertThat(numbers(drawn)).isEqualTo(lowest(rows, "six dice: 4 1 6 2 2 5", 5));
        assertThat(numbers(sample(pack, "R4", "--size", "5", "--seed", "another", "--json")))
                .isEqualTo(lowest(rows, "another", 5))
                .isNotEqualTo(numbers(drawn));
        Ran whole = sample(pack, "R4", "--size", "31");
        assertThat(whole.out())
                .containsPattern("30 of 30 rows of R4, drawn with the seed: \\w{32}");
    }

    @Test
    void nothingIsDrawnFromAPackThatIsNotWhatWasSigned() throws IOException {
        Map<String, byte[]> entries = entries();
        String rows = new String(entries.get("R4.jsonl"), StandardCharsets.UTF_8);
        entries.put(
                "R4.jsonl",
                rows.replace("sys/policy/p7\"", "sys/policy/p1\"")
                        .getBytes(StandardCharsets.UTF_8));
        Ran bad = sample(written("drawn.zip", entries), "R4");
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.out()).contains("nothing was drawn").doesNotContain("drawn with the seed");
        String other = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        assertThat(sample(pack, "R4", "--key", other).code()).isEqualTo(1);
    }

    @Test
    void aSampleThatCannotBeDrawnSaysWhy() {
        assertThat(sample(pack, "R99").out()).contains("The pack holds no report R99", "R4, R8");
        assertThat(sample(pack, "../manifest").code()).isEqualTo(64);
        assertThat(sample(pack, "R4", "--size", "0").out()).contains("1 to 1000 rows");
        assertThat(sample(pack, "R4", "--seed", "two\nlines").code()).isEqualTo(64);
    }

    private static Ran sample(Path file, String report, String... more) {
        String[] head = {"evidence", "sample", file.toString(), "--report", report};
        String[] all = Arrays.copyOf(head, head.length + more.length);
        System.arraycopy(more, 0, all, head.length, more.length);
        return run(all);
    }

    private static List<Integer> numbers(Ran drawn) {
        return Pattern.compile("\"row\":(\\d+)")
                .matcher(drawn.out())
                .results()
                .map(one -> Integer.valueOf(one.group(1)))
                .toList();
    }

    // What the guide says, in other words than the product's.
    private static List<Integer> lowest(List<String> rows, String seed, int size)
            throws NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        TreeMap<String, Integer> lots = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            byte[] lot = (seed + "\n" + rows.get(i)).getBytes(StandardCharsets.UTF_8);
            lots.put(HexFormat.of().formatHex(sha256.digest(lot)), i + 1);
        }
        return lots.values().stream().limit(size).sorted().toList();
    }
}
