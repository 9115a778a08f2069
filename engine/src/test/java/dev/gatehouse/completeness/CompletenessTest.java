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
        deliverTo("audit", way, received, line);
    }

    private void deliverTo(String channel, Way way, Instant received, String line) {
        byte[] body = line.getBytes(StandardCharsets.UTF_8);
        recorder.receive(
                new Delivery(
                        lamp.number(),
                        channel,
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
        assertThat(sentence())
                .isEqualTo(
                        "As far as these can see: Lamp hall ("
                                + BLIND
                                + "; too new to tell whether silence is normal).");
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

    private void speakEveryHour(int days) {
        for (int hour = 0; hour < 24 * days; hour++) {
            Instant at = NOW.plus(Duration.ofHours(hour));
            deliver(Way.PUSH, at, line("u" + hour, at.minusSeconds(1)));
        }
    }

    private static String line(String id, Instant at) {
        return Lamp.line(id, "ada", "lamp.dim").replace("2026-11-22T08:59:00Z", at.toString());
    }

    private SourceSight seen() {
        return completeness.sight(List.of(), Instant.MIN, Instant.MAX).sources().getFirst();
    }

    @Test
    void aSilenceLongerThanUsualAtThisHourIsToldAfterAWeek() throws IOException {
        speakEveryHour(8);
        follow();
        Instant last = NOW.plus(Duration.ofHours(24 * 8 - 1));
        now = last.plus(Duration.ofMinutes(50));
        assertThat(sentence()).doesNotContain("silent").doesNotContain("too new");
        now = last.plus(Duration.ofMinutes(70));
        assertThat(sentence()).contains("has been silent since").contains("longer than it usually");
    }

    @Test
    void aSourceThatDiesYoungIsNotCompleteForEver() throws IOException {
        speakEveryHour(3);
        follow();
        Instant last = NOW.plus(Duration.ofHours(24 * 3 - 1));
        now = last.plus(Duration.ofHours(23));
        assertThat(seen().complete()).isTrue();
        assertThat(sentence()).contains("too new to tell whether silence is normal");
        now = last.plus(Duration.ofHours(25));
        assertThat(seen().complete()).isFalse();
        now = last.plus(Duration.ofDays(60));
        assertThat(seen().complete()).isFalse();
        assertThat(sentence()).contains("has been silent since").doesNotContain("too new");
    }

    @Test
    void anOutageIsAGapUntilWhatHappenedInItHasCome() throws IOException {
        speakEveryHour(8);
        Instant last = NOW.plus(Duration.ofHours(24 * 8 - 1));
        Instant back = last.plus(Duration.ofMinutes(60 + 47));
        deliver(Way.PUSH, back, line("back", back.minusSeconds(5)));
        follow();
        now = back.plusSeconds(60);
        assertThat(seen().complete()).isFalse();
        assertThat(seen().gaps()).containsExactly(new GapSpan(last, back, "silence", false));
        deliver(Way.PULL, back.plusSeconds(90), line("late", last.plus(Duration.ofMinutes(50))));
        follow();
        now = back.plusSeconds(120);
        assertThat(seen().complete()).isTrue();
        assertThat(seen().gaps()).containsExactly(new GapSpan(last, back, "silence", true));
    }

    @Test
    void aGapIsClosedByEventsUnderstoodBeforeTheirDeliveryWasCounted() throws IOException {
        speakEveryHour(8);
        follow();
        Instant last = NOW.plus(Duration.ofHours(24 * 8 - 1));
        Instant back = last.plus(Duration.ofMinutes(60 + 47));
        deliver(Way.PUSH, back, line("late", last.plus(Duration.ofMinutes(50))));
        new EventFeed(recorder, sources, identity, Optional.of(completeness))
                .read(recorder.journal().read(0, 10_000));
        completeness.fold(recorder.journal().read(completeness.cursor(), 10_000));
        now = back.plusSeconds(60);
        assertThat(seen().gaps()).containsExactly(new GapSpan(last, back, "silence", true));
    }

    @Test
    void anOutageDoesNotTeachThatOutagesAreUsual() throws IOException {
        speakEveryHour(15);
        Instant back = NOW.plus(Duration.ofHours(24 * 15 - 1 + 20));
        for (int hour = 0; hour <= 24 * 2; hour++) {
            Instant at = back.plus(Duration.ofHours(hour));
            deliver(Way.PUSH, at, line("v" + hour, at.minusSeconds(1)));
        }
        // The last word is at the hour of the day at which the outage began.
        Instant last = back.plus(Duration.ofHours(24 * 2 + 4));
        for (int hour = 1; hour <= 4; hour++) {
            Instant at = back.plus(Duration.ofHours(24 * 2 + hour));
            deliver(Way.PUSH, at, line("w" + hour, at.minusSeconds(1)));
        }
        follow();
        now = last.plus(Duration.ofMinutes(90));
        assertThat(sentence()).contains("has been silent since");
    }

    @Test
    void aHintThatStillComesDoesNotMakeAnImportedAuditLogLive() throws IOException {
        deliver(Way.IMPORT, NOW, line("u1", NOW.minusSeconds(60)));
        deliverTo("hook", Way.PUSH, NOW.plus(Duration.ofDays(3)), "{}");
        follow();
        now = NOW.plus(Duration.ofDays(3)).plusSeconds(60);
        assertThat(sentence()).contains("was imported up to 22 Nov 2026 08:59 UTC");
        deliverTo("stream", Way.PUSH, now, line("u2", now));
        follow();
        assertThat(sentence()).doesNotContain("was imported");
    }

    @Test
    void whatGoesWrongNowIsToldAndMakesTheSourceIncomplete() throws IOException {
        deliver(Way.PUSH, NOW, Lamp.line("u1", "ada", "lamp.dim"));
        follow();
        Sight sight =
                completeness.sight(
                        List.of(lamp.name()),
                        Instant.MIN,
                        Instant.MAX,
                        _ -> List.of("cannot be asked"));
        assertThat(sight.sources().getFirst().complete()).isFalse();
        assertThat(sight.sentence()).contains("cannot be asked");
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
