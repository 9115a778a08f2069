package dev.gatehouse.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import dev.gatehouse.journal.Leaf;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.record.Delivery;
import dev.gatehouse.record.EventFeed;
import dev.gatehouse.record.Frame;
import dev.gatehouse.record.Identity;
import dev.gatehouse.record.Lamp;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.record.Sources;
import dev.gatehouse.record.Way;
import dev.gatehouse.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletenessTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @TempDir Path directory;

    private Recorder recorder;
    private Sources sources;
    private Source lamp;
    private Identity identity;
    private Completeness completeness;
    private Instant now = NOW;

    @BeforeEach
    void open() {
        recorder = Recorder.open(RecorderSettings.of(directory.resolve("data"), "0.1.0"));
        sources = new Sources(recorder, Lamp.tools(directory), new SecureRandom());
        identity = Identity.open(recorder);
        lamp = sources.add(Sources.Connection.of(SourceName.parse("lamp:hall")), "local:0");
        completeness = completeness();
    }

    private Completeness completeness() {
        InstantSource clock = () -> now;
        return Completeness.open(recorder, sources, clock);
    }

    @AfterEach
    void close() throws IOException {
        completeness.close();
        identity.close();
        recorder.close();
    }

    private void deliver(Way way, Instant received, String line) {
        byte[] body = line.getBytes(StandardCharsets.UTF_8);
        recorder.receive(
                new Delivery(
                        lamp.number(),
                        "audit",
                        way,
                        received,
                        new TreeMap<>(),
                        "",
                        Trust.SIGNED,
                        Text.of(received.toString()),
                        body,
                        List.of(new Frame.Slice(0, body.length)),
                        false));
    }

    private void follow() throws IOException {
        List<Stored> records = recorder.journal().read(completeness.cursor(), 10_000);
        if (!records.isEmpty()) {
            completeness.fold(records);
        }
        new EventFeed(recorder, sources, identity, Optional.of(completeness))
                .read(recorder.journal().read(0, 10_000));
    }

    private String sentence() {
        return completeness.sight(List.of(), Instant.MIN, Instant.MAX).sentence();
    }

    private static final String BLIND =
            "does not record refusals; sends no address: enable address disclosure";

    @Test
    void theSentenceSaysWhatTheToolCannotShow() throws IOException {
        deliver(Way.PUSH, NOW, Lamp.line("u1", "ada", "lamp.dim"));
        follow();
        assertThat(sentence()).isEqualTo("As far as these can see: Lamp hall (" + BLIND + ").");
        Sight sight = completeness.sight(List.of(lamp.name()), Instant.MIN, Instant.MAX);
        assertThat(sight.sources().getFirst().complete()).isTrue();
        assertThat(sight.nobody()).startsWith("Nobody did, as far as these can see: Lamp hall (");
        assertThat(CanonicalJson.text(SightJson.of(sight)))
                .contains("\"refusals\":\"no\"")
                .contains("\"reads\":\"yes\"")
                .contains("\"complete\":true")
                .contains("\"source\":\"lamp:hall\"");
    }

    @Test
    void everythingIsCountedOnceAndInWords() throws IOException {
        deliver(Way.PUSH, NOW, Lamp.line("u1", "ada", "lamp.dim"));
        deliver(Way.PUSH, NOW, Lamp.line("u1", "ada", "lamp.dim"));
        deliver(Way.PUSH, NOW.plusSeconds(1), Lamp.line("u1", "ada", "lamp.dim"));
        deliver(Way.PUSH, NOW, Lamp.line("u2", "ada", "lamp.blink"));
        deliver(Way.PUSH, NOW, Lamp.line("u3", "ada", "lamp.explode"));
        deliver(Way.PUSH, NOW, "{not json");
        deliver(Way.PUSH, NOW, Lamp.line("u4", "ada", "lamp.dim"));
        String reduced =
                "{\"schema\":1,\"channel\":\"audit\",\"counted\":{\"reads\":30},\"pieces\":0,"
                        + "\"reduced\":true,\"refused\":{\"noise\":5},\"way\":\"push\"}";
        recorder.journal()
                .append(
                        List.of(
                                new Leaf(
                                        RecordKind.DELIVERY.number(),
                                        1,
                                        lamp.number(),
                                        reduced.getBytes(StandardCharsets.UTF_8))));
        follow();
        follow();
        assertThat(completeness.source(lamp).counts())
                .containsOnly(
                        Map.entry("mapped", 2L),
                        Map.entry("duplicate", 2L),
                        Map.entry("ignored", 1L),
                        Map.entry("unmapped", 1L),
                        Map.entry("unreadable", 1L),
                        Map.entry("counted-only", 30L),
                        Map.entry("refused", 5L));
        assertThat(sentence()).contains("30 kept only as a count").contains("1 could not be read");
    }

    @Test
    void aGapIsToldWhereItTouchesTheWindowUntilItIsClosed() throws IOException {
        deliver(Way.PULL, NOW, Lamp.line("u1", "ada", "lamp.dim"));
        Instant from = NOW.minusSeconds(2_820);
        recorder.append(
                new OwnRecord.Gap(lamp.number(), "audit", from, NOW, "poll-window-passed", false));
        follow();
        Sight open = completeness.sight(List.of(), NOW.minusSeconds(600), Instant.MAX);
        assertThat(open.sources().getFirst().complete()).isFalse();
        assertThat(open.sentence()).contains("may miss 22 Nov 2026 08:13 UTC to 22 Nov 2026 09:00");
        Sight before = completeness.sight(List.of(), Instant.MIN, from.minusSeconds(60));
        assertThat(before.sentence()).doesNotContain("may miss");
        recorder.append(
                new OwnRecord.Gap(lamp.number(), "audit", from, NOW, "poll-window-passed", true));
        follow();
        assertThat(sentence()).doesNotContain("may miss");
    }

    @Test
    void aSilenceLongerThanEverAtThisHourIsToldAfterAWeek() throws IOException {
        for (int hour = 0; hour < 24 * 8; hour++) {
            deliver(
                    Way.PUSH,
                    NOW.plus(Duration.ofHours(hour)),
                    Lamp.line("u" + hour, "ada", "lamp.dim"));
        }
        follow();
        Instant last = NOW.plus(Duration.ofHours(24 * 8 - 1));
        now = last.plus(Duration.ofMinutes(50));
        assertThat(sentence()).doesNotContain("silent");
        now = last.plus(Duration.ofMinutes(70));
        assertThat(sentence()).contains("has been silent since").contains("longer than ever");
    }

    @Test
    void anImportSaysUpToWhenAndFromWhen() throws IOException {
        deliver(Way.IMPORT, NOW, Lamp.line("u1", "ada", "lamp.dim"));
        follow();
        now = NOW.plus(Duration.ofDays(2));
        Sight sight = completeness.sight(List.of(), NOW.minus(Duration.ofDays(7)), Instant.MAX);
        assertThat(sight.sources().getFirst().complete()).isFalse();
        assertThat(sight.sentence())
                .contains("holds nothing before 22 Nov 2026 08:59 UTC")
                .contains("was imported up to 22 Nov 2026 08:59 UTC");
    }

    @Test
    void aSourceThatNeverSpokeSaysSo() {
        assertThat(sentence()).contains("has sent nothing yet");
    }

    @Test
    void itIsTheSameAfterARestartAndWithoutItsFile() throws IOException {
        deliver(Way.PUSH, NOW, Lamp.line("u1", "ada", "lamp.dim"));
        deliver(Way.PUSH, NOW.plusSeconds(1), Lamp.line("u2", "ada", "lamp.dim"));
        follow();
        SourceStatus before = completeness.source(lamp);
        completeness.close();
        completeness = completeness();
        assertThat(completeness.source(lamp)).isEqualTo(before);
        follow();
        assertThat(completeness.source(lamp)).isEqualTo(before);
        java.nio.file.Files.delete(
                directory.resolve("data/tenants/default/views/completeness.json"));
        completeness = completeness();
        follow();
        assertThat(completeness.source(lamp)).isEqualTo(before);
    }
}
