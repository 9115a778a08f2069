package dev.gatehouse.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.Meaning;
import dev.gatehouse.event.Trust;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Whatever bytes come, a reader answers, and nothing that came is lost: it is an event, or ignored
/// with a reason.
final class HostileInputTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");
    private static final long SEED = 20_261_122;
    private static final int ROUNDS = 20_000;
    private static final Tools TOOLS = Tools.load(Readers.SOURCES);

    @Test
    void randomBytesAreAnsweredByEveryTool() {
        Random random = new Random(SEED);
        for (Tool tool : TOOLS.all()) {
            Reader reader = Readers.of(tool);
            for (int round = 0; round < ROUNDS; round++) {
                byte[] bytes = new byte[random.nextInt(64)];
                random.nextBytes(bytes);
                answered(reader, bytes);
            }
        }
    }

    @Test
    void fixturesWithAnyByteChangedAreAnswered() throws IOException {
        Random random = new Random(SEED);
        for (Tool tool : TOOLS.all()) {
            Reader reader = Readers.of(tool);
            for (Path fixture : fixtures(tool)) {
                byte[] whole = Files.readAllBytes(fixture);
                for (int round = 0; round < 300; round++) {
                    byte[] bytes = whole.clone();
                    for (int change = random.nextInt(4); change >= 0; change--) {
                        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                    }
                    answered(reader, bytes);
                }
            }
        }
    }

    @Test
    void aValueOfMegabytesIsCutAndSaysHowMuch() {
        Reader reader = Readers.of(TOOLS.tool("kubernetes"));
        String long1 = "\u00e9".repeat(3_000_000);
        List<Event> one = answered(reader, k8s(long1).getBytes(UTF_8));
        String name = one.getFirst().actor().id();
        assertThat(name)
                .hasSizeLessThan(66_000)
                .startsWith(long1.substring(0, 64 * 1_024))
                .contains("[cut: 2,934,464 more characters, the whole is in the raw piece; ");
        assertThat(one.getFirst().origin().client().orEmpty()).hasSizeLessThan(66_000);
        List<Event> other = answered(reader, k8s(long1.substring(1) + "!").getBytes(UTF_8));
        assertThat(other.getFirst().actor().id()).as("another account").isNotEqualTo(name);
        // Never half a letter.
        List<Event> emoji =
                answered(reader, k8s("x" + "\ud83d\ude00".repeat(90_000)).getBytes(UTF_8));
        assertThat(emoji.getFirst().actor().id().substring(0, 65_540)).doesNotContain("\ufffd");
    }

    private static String k8s(String name) {
        return "{\"kind\":\"Event\",\"auditID\":\"a\",\"stage\":\"ResponseComplete\",\"verb\":\"get\",\"user\":{\"username\":\"%1$s\"},\"userAgent\":\"%1$s\",\"objectRef\":{\"resource\":\"pods\",\"name\":\"p\"},\"stageTimestamp\":\"2026-11-20T10:00:00Z\"}"
                .formatted(name);
    }

    @Test
    void everyFileOfTheJsonTestSuiteIsAnswered() throws IOException {
        Path suite = shared("vectors/jsontestsuite");
        Reader reader = Readers.of(TOOLS.tool("kubernetes"));
        try (Stream<Path> files = Files.walk(suite)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                List<Event> events = answered(reader, Files.readAllBytes(file));
                if (file.getFileName().toString().startsWith("n_")) {
                    assertThat(events)
                            .as(file.getFileName().toString())
                            .allMatch(event -> event.receipt().meaning() == Meaning.UNREADABLE);
                }
            }
        }
    }

    @Test
    void naughtyStringsComeThroughAsTheyAre() throws IOException {
        JsonValue all = Json.parse(Files.readAllBytes(shared("vectors/naughty-strings/blns.json")));
        Reader reader = Readers.of(TOOLS.tool("kubernetes"));
        for (JsonValue each : ((JsonValue.JsonArray) all).items()) {
            String naughty = each.text();
            if (naughty.isEmpty()) {
                continue;
            }
            StringBuilder quoted = new StringBuilder();
            dev.gatehouse.json.CanonicalJson.writeString(naughty, quoted);
            String piece =
                    "{\"kind\":\"Event\",\"verb\":\"get\",\"user\":{\"username\":"
                            + quoted
                            + "},\"objectRef\":{\"resource\":\"pods\",\"name\":"
                            + quoted
                            + "},\"elsewhere\":"
                            + quoted
                            + "}";
            List<Event> events = answered(reader, piece.getBytes(UTF_8));
            assertThat(events.getFirst().actor().id()).isEqualTo(naughty);
            assertThat(events.getFirst().text()).contains(naughty);
            assertThat(events.getFirst().resource().path().segments()).hasSizeLessThan(6);
        }
    }

    @Test
    void whatIsNotUtf8IsShownWithAReplacementAndSaid() {
        byte[] piece =
                "{\"kind\":\"Event\",\"verb\":\"get\",\"user\":{\"username\":\"a_b\"}}"
                        .getBytes(UTF_8);
        for (int i = 0; i < piece.length; i++) {
            if (piece[i] == '_') {
                piece[i] = (byte) 0xC0;
            }
        }
        Event event = answered(Readers.of(TOOLS.tool("kubernetes")), piece).getFirst();
        assertThat(event.actor().id()).isEqualTo("a\ufffdb");
        assertThat(event.detail()).containsEntry("not_utf8", "shown with U+FFFD");
    }

    @Test
    void anOverlongSlashNeverBecomesASlash() {
        byte[] head =
                "{\"kind\":\"Event\",\"verb\":\"get\",\"user\":{\"username\":\"".getBytes(UTF_8);
        byte[] tail = "\"}}".getBytes(UTF_8);
        byte[] piece = new byte[head.length + 2 + tail.length];
        System.arraycopy(head, 0, piece, 0, head.length);
        piece[head.length] = (byte) 0xC0;
        piece[head.length + 1] = (byte) 0xAF;
        System.arraycopy(tail, 0, piece, head.length + 2, tail.length);
        Event event = answered(Readers.of(TOOLS.tool("kubernetes")), piece).getFirst();
        assertThat(event.actor().id()).doesNotContain("/");
    }

    @Test
    void whatIsTooDeepOrRepeatsAKeyIsUnreadableWithItsReason() {
        Reader reader = Readers.of(TOOLS.tool("vault"));
        Event deep = answered(reader, "[".repeat(100_000).getBytes(UTF_8)).getFirst();
        assertThat(deep.detail().get("reason")).startsWith("nested deeper than");
        Event twice = answered(reader, "{\"a\":1,\"a\":2}".getBytes(UTF_8)).getFirst();
        assertThat(twice.detail().get("reason")).isEqualTo("a key stands twice in one object");
        assertThat(twice.text()).isEqualTo("{\"a\":1,\"a\":2}");
    }

    @Test
    void moreChangesThanThereAreFieldsAreAnswered() {
        StringBuilder piece = new StringBuilder("{\"action\":\"edited\",\"changes\":{");
        for (int change = 0; change < 5_000; change++) {
            piece.append(change == 0 ? "" : ",").append("\"field").append(change);
            piece.append("\":{\"from\":\"before\",\"to\":\"after\"}");
        }
        piece.append("},\"issue\":{\"id\":1,\"number\":2}}");
        Reader reader = Readers.of(TOOLS.tool("github"));
        Event event = answered(reader, piece.toString().getBytes(UTF_8)).getFirst();
        assertThat(event.change()).hasSize(200);
        assertThat(event.detail()).containsKey("left_out");
    }

    @Test
    void whatAPieceSaysDoesNotDependOnThePiecesBeforeIt() throws IOException {
        for (Tool tool : TOOLS.all()) {
            Reader warm = Readers.of(tool);
            for (Path fixture : fixtures(tool)) {
                for (String line : Files.readString(fixture).lines().toList()) {
                    byte[] piece = line.getBytes(UTF_8);
                    assertThat(answered(warm, piece))
                            .as(fixture.toString())
                            .isEqualTo(answered(Readers.of(tool), piece));
                }
            }
        }
    }

    @Test
    void aDocumentBehindAByteOrderMarkIsUnreadable() {
        byte[] piece = "\ufeff{\"kind\":\"Event\",\"verb\":\"get\"}".getBytes(UTF_8);
        Event event = answered(Readers.of(TOOLS.tool("kubernetes")), piece).getFirst();
        assertThat(event.receipt().meaning()).isEqualTo(Meaning.UNREADABLE);
    }

    private static List<Event> answered(Reader reader, byte[] bytes) {
        Reading reading = reader.read(new Piece(7, "", RECEIVED, Trust.NONE, false, bytes));
        List<Event> events =
                switch (reading) {
                    case Reading.Events read -> read.events();
                    case Reading.Completes read -> read.events();
                    case Reading.Ignored ignored -> {
                        assertThat(ignored.reason()).isNotEmpty();
                        yield List.of();
                    }
                };
        assertThat(events.isEmpty()).isEqualTo(reading instanceof Reading.Ignored);
        events.forEach(event -> assertThat(event.id().position()).isEqualTo(7));
        return events;
    }

    private static List<Path> fixtures(Tool tool) throws IOException {
        try (Stream<Path> files = Files.list(Readers.SOURCES.resolve(tool.name() + "/fixtures"))) {
            return files.filter(file -> file.toString().contains(".in.")).sorted().toList();
        }
    }

    private static Path shared(String path) {
        Path file = Path.of(System.getProperty("gatehouse.shared"), path);
        Assumptions.assumeTrue(Files.exists(file), "vectors are missing: no " + file);
        return file;
    }
}
