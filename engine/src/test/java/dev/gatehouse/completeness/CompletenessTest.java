package dev.gatehouse.completeness;

import static dev.gatehouse.completeness.Hall.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.Leaf;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.record.EventFeed;
import dev.gatehouse.record.Lamp;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Way;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletenessTest {
    @TempDir private Path directory;

    private Hall hall;

    @BeforeEach
    void open() {
        hall = new Hall(directory);
    }

    @AfterEach
    void close() throws IOException {
        hall.close();
    }

    private static final String BLIND =
            "does not record refusals; sends no address: enable address disclosure";

    @Test
    void theSentenceSaysWhatTheToolCannotShow() throws IOException {
        hall.deliver(Way.PUSH, NOW, Lamp.line("u1", "ada", "lamp.dim"));
        hall.follow();
        assertThat(hall.sentence())
                .isEqualTo(
                        "As far as these can see: Lamp hall ("
                                + BLIND
                                + "; too new to tell whether silence is normal).");
        Sight sight = hall.completeness.sight(List.of(hall.lamp.name()), Instant.MIN, Instant.MAX);
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
        hall.deliver(Way.PUSH, NOW, Lamp.line("u1", "ada", "lamp.dim"));
        hall.deliver(Way.PUSH, NOW, Lamp.line("u1", "ada", "lamp.dim"));
        hall.deliver(Way.PUSH, NOW.plusSeconds(1), Lamp.line("u1", "ada", "lamp.dim"));
        hall.deliver(Way.PUSH, NOW, Lamp.line("u2", "ada", "lamp.blink"));
        hall.deliver(Way.PUSH, NOW, Lamp.line("u3", "ada", "lamp.explode"));
        hall.deliver(Way.PUSH, NOW, "{not json");
        hall.deliver(Way.PUSH, NOW, Lamp.line("u4", "ada", "lamp.dim"));
        String reduced =
                "{\"schema\":1,\"channel\":\"audit\",\"counted\":{\"reads\":30},\"pieces\":0,"
                        + "\"reduced\":true,\"refused\":{\"noise\":5},\"way\":\"push\"}";
        hall.recorder
                .journal()
                .append(
                        List.of(
                                new Leaf(
                                        RecordKind.DELIVERY.number(),
                                        1,
                                        hall.lamp.number(),
                                        reduced.getBytes(StandardCharsets.UTF_8))));
        hall.follow();
        hall.follow();
        assertThat(hall.completeness.source(hall.lamp).counts())
                .containsOnly(
                        Map.entry("mapped", 2L),
                        Map.entry("duplicate", 2L),
                        Map.entry("ignored", 1L),
                        Map.entry("unmapped", 1L),
                        Map.entry("unreadable", 1L),
                        Map.entry("counted-only", 30L),
                        Map.entry("refused", 5L));
        assertThat(hall.sentence())
                .contains("30 kept only as a count")
                .contains("1 could not be read");
    }

    @Test
    void aGapIsToldWhereItTouchesTheWindowUntilItIsClosed() throws IOException {
        hall.deliver(Way.PULL, NOW, Lamp.line("u1", "ada", "lamp.dim"));
        Instant from = NOW.minusSeconds(2_820);
        hall.recorder.append(
                new OwnRecord.Gap(
                        hall.lamp.number(), "audit", from, NOW, "poll-window-passed", false));
        hall.follow();
        Sight open = hall.completeness.sight(List.of(), NOW.minusSeconds(600), Instant.MAX);
        assertThat(open.sources().getFirst().complete()).isFalse();
        assertThat(open.sentence()).contains("may miss 22 Nov 2026 08:13 UTC to 22 Nov 2026 09:00");
        Sight before = hall.completeness.sight(List.of(), Instant.MIN, from.minusSeconds(60));
        assertThat(before.sentence()).doesNotContain("may miss");
        hall.recorder.append(
                new OwnRecord.Gap(
                        hall.lamp.number(), "audit", from, NOW, "poll-window-passed", true));
        hall.follow();
        assertThat(hall.sentence()).doesNotContain("may miss");
    }

    private SourceSight seen() {
        return hall.completeness.sight(List.of(), Instant.MIN, Instant.MAX).sources().getFirst();
    }

    @Test
    void aSilenceLongerThanUsualAtThisHourIsToldAfterAWeek() throws IOException {
        hall.speakEveryHour(8);
        hall.follow();
        Instant last = NOW.plus(Duration.ofHours(24 * 8 - 1));
        hall.now = last.plus(Duration.ofMinutes(50));
        assertThat(hall.sentence()).doesNotContain("silent").doesNotContain("too new");
        hall.now = last.plus(Duration.ofMinutes(70));
        assertThat(hall.sentence())
                .contains("has been silent since")
                .contains("longer than it usually");
    }

    @Test
    void aSourceThatDiesYoungIsNotCompleteForEver() throws IOException {
        hall.speakEveryHour(3);
        hall.follow();
        Instant last = NOW.plus(Duration.ofHours(24 * 3 - 1));
        hall.now = last.plus(Duration.ofHours(23));
        assertThat(seen().complete()).isTrue();
        assertThat(hall.sentence()).contains("too new to tell whether silence is normal");
        hall.now = last.plus(Duration.ofHours(25));
        assertThat(seen().complete()).isFalse();
        hall.now = last.plus(Duration.ofDays(60));
        assertThat(seen().complete()).isFalse();
        assertThat(hall.sentence()).contains("has been silent since").doesNotContain("too new");
    }

    @Test
    void anOutageIsAGapUntilWhatHappenedInItHasCome() throws IOException {
        hall.speakEveryHour(8);
        Instant last = NOW.plus(Duration.ofHours(24 * 8 - 1));
        Instant back = last.plus(Duration.ofMinutes(60 + 47));
        hall.deliver(Way.PUSH, back, Hall.line("back", back.minusSeconds(5)));
        hall.follow();
        hall.now = back.plusSeconds(60);
        assertThat(seen().complete()).isFalse();
        assertThat(seen().gaps()).containsExactly(new GapSpan(last, back, "silence", false));
        hall.deliver(
                Way.PULL,
                back.plusSeconds(90),
                Hall.line("late", last.plus(Duration.ofMinutes(50))));
        hall.follow();
        hall.now = back.plusSeconds(120);
        assertThat(seen().complete()).isTrue();
        assertThat(seen().gaps()).containsExactly(new GapSpan(last, back, "silence", true));
    }

    @Test
    void aGapIsClosedByEventsUnderstoodBeforeTheirDeliveryWasCounted() throws IOException {
        hall.speakEveryHour(8);
        hall.follow();
        Instant last = NOW.plus(Duration.ofHours(24 * 8 - 1));
        Instant back = last.plus(Duration.ofMinutes(60 + 47));
        hall.deliver(Way.PUSH, back, Hall.line("late", last.plus(Duration.ofMinutes(50))));
        new EventFeed(hall.recorder, hall.sources, hall.identity, Optional.of(hall.completeness))
                .read(hall.recorder.journal().read(0, 10_000));
        hall.completeness.fold(hall.recorder.journal().read(hall.completeness.cursor(), 10_000));
        hall.now = back.plusSeconds(60);
        assertThat(seen().gaps()).containsExactly(new GapSpan(last, back, "silence", true));
    }

    @Test
    void anOutageDoesNotTeachThatOutagesAreUsual() throws IOException {
        hall.speakEveryHour(15);
        Instant back = NOW.plus(Duration.ofHours(24 * 15 - 1 + 20));
        for (int hour = 0; hour <= 24 * 2; hour++) {
            Instant at = back.plus(Duration.ofHours(hour));
            hall.deliver(Way.PUSH, at, Hall.line("v" + hour, at.minusSeconds(1)));
        }
        // The last word is at the hour of the day at which the outage began.
        Instant last = back.plus(Duration.ofHours(24 * 2 + 4));
        for (int hour = 1; hour <= 4; hour++) {
            Instant at = back.plus(Duration.ofHours(24 * 2 + hour));
            hall.deliver(Way.PUSH, at, Hall.line("w" + hour, at.minusSeconds(1)));
        }
        hall.follow();
        hall.now = last.plus(Duration.ofMinutes(90));
        assertThat(hall.sentence()).contains("has been silent since");
    }

    @Test
    void aHintThatStillComesDoesNotMakeAnImportedAuditLogLive() throws IOException {
        hall.deliver(Way.IMPORT, NOW, Hall.line("u1", NOW.minusSeconds(60)));
        hall.deliverTo("hook", Way.PUSH, NOW.plus(Duration.ofDays(3)), "{}");
        hall.follow();
        hall.now = NOW.plus(Duration.ofDays(3)).plusSeconds(60);
        assertThat(hall.sentence()).contains("was imported up to 22 Nov 2026 08:59 UTC");
        hall.deliverTo("stream", Way.PUSH, hall.now, Hall.line("u2", hall.now));
        hall.follow();
        assertThat(hall.sentence()).doesNotContain("was imported");
    }

    @Test
    void whatGoesWrongNowIsToldAndMakesTheSourceIncomplete() throws IOException {
        hall.deliver(Way.PUSH, NOW, Lamp.line("u1", "ada", "lamp.dim"));
        hall.follow();
        Sight sight =
                hall.completeness.sight(
                        List.of(hall.lamp.name()),
                        Instant.MIN,
                        Instant.MAX,
                        _ -> List.of("cannot be asked"));
        assertThat(sight.sources().getFirst().complete()).isFalse();
        assertThat(sight.sentence()).contains("cannot be asked");
    }

    @Test
    void anImportSaysUpToWhenAndFromWhen() throws IOException {
        hall.deliver(Way.IMPORT, NOW, Lamp.line("u1", "ada", "lamp.dim"));
        hall.follow();
        hall.now = NOW.plus(Duration.ofDays(2));
        Sight sight =
                hall.completeness.sight(List.of(), NOW.minus(Duration.ofDays(7)), Instant.MAX);
        assertThat(sight.sources().getFirst().complete()).isFalse();
        assertThat(sight.sentence())
                .contains("holds nothing before 22 Nov 2026 08:59 UTC")
                .contains("was imported up to 22 Nov 2026 08:59 UTC");
    }

    @Test
    void aSourceThatNeverSpokeSaysSo() {
        assertThat(hall.sentence()).contains("has sent nothing yet");
    }

    @Test
    void itIsTheSameAfterARestartAndWithoutItsFile() throws IOException {
        hall.deliver(Way.PUSH, NOW, Lamp.line("u1", "ada", "lamp.dim"));
        hall.deliver(Way.PUSH, NOW.plusSeconds(1), Lamp.line("u2", "ada", "lamp.dim"));
        hall.follow();
        SourceStatus before = hall.completeness.source(hall.lamp);
        hall.restart();
        assertThat(hall.completeness.source(hall.lamp)).isEqualTo(before);
        hall.follow();
        assertThat(hall.completeness.source(hall.lamp)).isEqualTo(before);
        java.nio.file.Files.delete(
                directory.resolve("data/tenants/default/views/completeness.json"));
        hall.restart();
        hall.follow();
        assertThat(hall.completeness.source(hall.lamp)).isEqualTo(before);
    }
}
