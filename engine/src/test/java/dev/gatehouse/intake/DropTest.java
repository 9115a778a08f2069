package dev.gatehouse.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.DeliveryRecord;
import dev.gatehouse.record.Lamp;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tool;
import dev.gatehouse.source.Tools;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fields named under `drop:` never reach the disk, by import, tail and push.
class DropTest {
    private static final String CANARY = "canary-4418";
    private static final String WITH =
            "{\"what\":\"lamp.dim\",\"auth\": {\"token\":\"%s\"},\"n\":1}";
    private static final String WITHOUT =
            "{\"what\":\"lamp.dim\",\"auth\": {\"token\":null},\"n\":1}";
    private static final String PLAIN = "{\"what\":\"lamp.dim\",\"n\":2}";

    @TempDir Path directory;

    private Source source;

    @BeforeEach
    void tool() throws IOException {
        Lamp.tools(directory);
        Files.writeString(
                directory.resolve("sources/lamp/source.yaml"),
                "drop: [auth.token]\n",
                StandardOpenOption.APPEND);
        Tool lamp = Tools.load(directory.resolve("sources")).tool("lamp");
        source = new Source(1, SourceName.parse("lamp:hall"), "hall", lamp);
    }

    private Recorder open() {
        return Recorder.open(RecorderSettings.of(directory.resolve("data"), "test"));
    }

    private static List<String> pieces(Recorder recorder) {
        List<String> pieces = new ArrayList<>();
        for (Stored stored : recorder.journal().read(0, 1_000)) {
            if (stored instanceof Stored.Live live && live.kind() == RecordKind.PIECE.number()) {
                pieces.add(new String(live.payload(), UTF_8));
            }
        }
        return pieces;
    }

    private static List<DeliveryRecord> deliveries(Recorder recorder) {
        List<DeliveryRecord> deliveries = new ArrayList<>();
        for (Stored stored : recorder.journal().read(0, 1_000)) {
            if (stored instanceof Stored.Live live && live.kind() == RecordKind.DELIVERY.number()) {
                deliveries.add(DeliveryRecord.read(live.payload()));
            }
        }
        return deliveries;
    }

    private ImportCount importing(Recorder recorder, String member, String file)
            throws IOException {
        return new Import(recorder, InstantSource.system())
                .run(
                        new ImportRequest(source, member, false, "local:0"),
                        new ByteArrayInputStream(file.getBytes(UTF_8)),
                        Reader.of(source, new Redactor(recorder.key()), recorder.key()),
                        _ -> {});
    }

    private void assertNowhere() throws IOException {
        try (var files = Files.walk(directory.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(
                                new String(
                                        Files.readAllBytes(file),
                                        java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(CANARY);
            }
        }
    }

    @Test
    void anImportedFieldIsNullInTheJournalAndItsDeliverySaysSo() throws IOException {
        String file = WITH.formatted(CANARY) + "\n" + PLAIN + "\n";
        try (Recorder recorder = open()) {
            assertThat(importing(recorder, "", file).fresh()).isEqualTo(2);
            assertThat(pieces(recorder)).containsExactly(WITHOUT, PLAIN);
            DeliveryRecord delivery = deliveries(recorder).getFirst();
            assertThat(delivery.reduction().dropped()).isTrue();
            assertThat(delivery.between()).isEmpty();
            assertThat(delivery.body().length()).isEqualTo(file.length());
            assertThat(importing(recorder, "", file).fresh()).as("imported again").isZero();
        }
        assertNowhere();
    }

    @Test
    void aMemberThatIsTextIsReducedToo() throws IOException {
        String line =
                "{\"raw\":\"" + WITH.formatted(CANARY).replace("\"", "\\\"") + "\",\"x\":\"y\"}\n";
        try (Recorder recorder = open()) {
            importing(recorder, "raw", line);
            assertThat(pieces(recorder)).containsExactly(WITHOUT);
        }
        assertNowhere();
    }

    @Test
    void aFileWithoutTheFieldIsKeptWhole() throws IOException {
        try (Recorder recorder = open()) {
            importing(recorder, "", PLAIN + "\n{\"auth\":{\"token\":\n");
            DeliveryRecord delivery = deliveries(recorder).getFirst();
            assertThat(delivery.reduction().isNone()).isTrue();
            assertThat(delivery.between()).isPresent();
        }
    }

    @Test
    void aFollowedFileGoesOnAtTheRightByteAfterARestart() throws Exception {
        Path log = directory.resolve("audit.log");
        TailedFile file = new TailedFile(source, source.tool().channel("audit").orElseThrow(), log);
        Files.writeString(log, WITH.formatted(CANARY) + "\n");
        follow(file, 1);
        Files.writeString(log, PLAIN + "\n", StandardOpenOption.APPEND);
        // Without its note the tail reads from the delivery records where it was.
        Files.delete(directory.resolve("data/tenants/default/views/tails").resolve("1-audit.json"));
        assertThat(follow(file, 2)).containsExactly(WITHOUT, PLAIN);
        assertNowhere();
    }

    private List<String> follow(TailedFile file, int count) throws InterruptedException {
        try (Recorder recorder = open();
                Tails tails = new Tails(recorder, InstantSource.system())) {
            tails.follow(file);
            Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
            while (pieces(recorder).size() < count && Instant.now().isBefore(deadline)) {
                Thread.sleep(20);
            }
            return pieces(recorder);
        }
    }

    @Test
    void whatIsPushedStaysAsItWasSigned() {
        try (Recorder recorder = open()) {
            Refusals refusals = new Refusals(recorder, InstantSource.system());
            SourceSecrets secrets =
                    new SourceSecrets(
                            dev.gatehouse.secret.SealedSecrets.in(
                                    directory.resolve("secrets"),
                                    recorder.key(),
                                    new java.security.SecureRandom()));
            new Push(recorder, secrets, refusals, InstantSource.system())
                    .take(
                            new PushRequest(
                                    source,
                                    "stream",
                                    new Headers(Map.of()),
                                    WITH.formatted("t").getBytes(UTF_8),
                                    "127.0.0.1"));
            assertThat(pieces(recorder)).containsExactly(WITH.formatted("t"));
        }
    }
}
