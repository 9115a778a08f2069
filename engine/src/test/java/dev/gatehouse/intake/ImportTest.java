package dev.gatehouse.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tools;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Imports into a real journal.
class ImportTest {
    private static final String REQUEST =
            "{\"time\":\"2026-11-20T09:00:00Z\",\"type\":\"request\",\"auth\":{\"display_name\":\"dana\"},"
                    + "\"request\":{\"id\":\"%s\",\"operation\":\"read\",\"path\":\"secret/data/x\"}}";

    @TempDir Path data;

    private final Source source =
            new Source(
                    1,
                    SourceName.parse("vault:test"),
                    "test",
                    Tools.load(Path.of(System.getProperty("gatehouse.root"), "sources"))
                            .tool("vault"));

    private Recorder open() {
        return Recorder.open(RecorderSettings.of(data, "test"));
    }

    private ImportCount run(Recorder recorder, String member, byte[] file) throws IOException {
        return new Import(recorder, InstantSource.system())
                .run(
                        new ImportRequest(source, member, false, "local:0"),
                        new ByteArrayInputStream(file),
                        Reader.of(source, new Redactor(recorder.key()), recorder.key()),
                        _ -> {});
    }

    private static List<String> pieces(Recorder recorder) {
        List<String> pieces = new ArrayList<>();
        for (Stored stored : recorder.journal().read(0, 100_000)) {
            if (stored instanceof Stored.Live live && live.kind() == RecordKind.PIECE.number()) {
                pieces.add(new String(live.payload(), UTF_8));
            }
        }
        return pieces;
    }

    @Test
    void importingAgainAddsNothingAndTrueRepeatsSurvive() throws IOException {
        String line = REQUEST.formatted("a");
        byte[] file = (line + "\n" + REQUEST.formatted("b") + "\n" + line + "\n").getBytes(UTF_8);
        try (Recorder recorder = open()) {
            ImportCount first = run(recorder, "", file);
            assertThat(first.read()).isEqualTo(3);
            assertThat(first.fresh()).isEqualTo(3);
            ImportCount again = run(recorder, "", file);
            assertThat(again.fresh()).isZero();
            assertThat(again.duplicate()).isEqualTo(3);
            assertThat(pieces(recorder)).containsExactly(line, REQUEST.formatted("b"), line);
        }
        try (Recorder recorder = open()) {
            assertThat(run(recorder, "", file).fresh()).isZero();
        }
    }

    @Test
    void aMemberIsTakenAsItStandsOrAsItsText() throws IOException {
        String object = REQUEST.formatted("o");
        String text = REQUEST.formatted("t");
        String lines =
                "{\"rule\":1,\"event\": "
                        + object
                        + ",\"x\":2}\n{\"event\":\""
                        + text.replace("\"", "\\\"")
                        + "\"}\n{\"other\":1}\n";
        try (Recorder recorder = open()) {
            ImportCount count = run(recorder, "event", lines.getBytes(UTF_8));
            assertThat(count.read()).isEqualTo(3);
            assertThat(pieces(recorder)).containsExactly(object, text, "{\"other\":1}");
        }
    }

    @Test
    void compressedFilesAndDocumentsAreReadToo() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(
                    ("[" + REQUEST.formatted("a") + ",\n" + REQUEST.formatted("b") + "]\n")
                            .getBytes(UTF_8));
        }
        try (Recorder recorder = open()) {
            assertThat(run(recorder, "", packed.toByteArray()).read()).isEqualTo(2);
            String pretty = REQUEST.formatted("c").replace(",", ",\n  ");
            assertThat(run(recorder, "", pretty.getBytes(UTF_8)).read()).isEqualTo(1);
            assertThat(run(recorder, "", new byte[0])).isEqualTo(ImportCount.NOTHING);
        }
    }

    @Test
    void moreLinesThanADeliveryHoldsAreSeveralDeliveries() throws IOException {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 12_345; i++) {
            file.append(REQUEST.formatted("r" + i)).append('\n');
        }
        try (Recorder recorder = open()) {
            assertThat(run(recorder, "", file.toString().getBytes(UTF_8)).fresh())
                    .isEqualTo(12_345);
            assertThat(pieces(recorder)).hasSize(12_345).doesNotHaveDuplicates();
        }
    }

    @Test
    void rubbishIsKeptAndCounted() throws IOException {
        byte[] file = new byte[] {'{', '"', (byte) 0xc0, '\n', 0, 1, 2, '\n', '[', '[', '\n'};
        try (Recorder recorder = open()) {
            ImportCount count = run(recorder, "", file);
            assertThat(count.read()).isEqualTo(3);
            assertThat(count.unreadable() + count.ignored() + count.unmapped()).isEqualTo(3);
        }
    }
}
