package dev.gatehouse.completeness;

import static dev.gatehouse.completeness.Hall.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.Leaf;
import dev.gatehouse.record.Lamp;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Way;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What came of each hour.
class HoursTest {
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

    private List<HourCounts> hours() throws IOException {
        hall.follow();
        return hall.completeness.hours(hall.lamp, NOW.minus(Duration.ofDays(2)));
    }

    // Nothing is received before the journal began.
    private void happened(String id, int minute, Duration lag) {
        Instant at = NOW.plus(Duration.ofMinutes(minute));
        hall.deliver(Way.PUSH, at.plus(lag), Hall.line(id, at));
    }

    private static Instant hour(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }

    private List<Instant> hoursOfEvents() throws IOException {
        return hours().stream().filter(hour -> hour.received() > 0).map(HourCounts::hour).toList();
    }

    @Test
    void eachEventStandsOnceUnderTheHourInWhichItHappened() throws IOException {
        hall.deliver(Way.PUSH, NOW, Lamp.line("c", "ada", "lamp.explode"));
        hall.deliver(Way.PUSH, NOW, "{not json");
        happened("a", 30, Duration.ofSeconds(1));
        happened("b", 90, Duration.ofSeconds(1));
        happened("b", 90, Duration.ofSeconds(7));
        List<HourCounts> hours = hours();
        assertThat(hours).extracting(HourCounts::hour).containsExactly(hour(-1), hour(0), hour(1));
        assertThat(hours).extracting(HourCounts::received).containsExactly(1L, 2L, 1L);
        assertThat(hours).extracting(HourCounts::duplicate).containsExactly(0L, 0L, 1L);
        assertThat(hours).extracting(HourCounts::unmapped).containsExactly(1L, 0L, 0L);
        assertThat(hours).extracting(HourCounts::unreadable).containsExactly(0L, 1L, 0L);
        HourCounts total = HourCounts.sum(hour(-1), hours);
        assertThat(total.received()).isEqualTo(4);
        assertThat(total.bytes()).isPositive();
    }

    @Test
    void anHourOfWhichNothingCameIsFilledWhenItIsHandedInLater() throws IOException {
        happened("a", 30, Duration.ofSeconds(1));
        happened("c", 150, Duration.ofSeconds(1));
        assertThat(hoursOfEvents()).containsExactly(hour(0), hour(2));
        Instant missed = NOW.plus(Duration.ofMinutes(80));
        hall.deliver(Way.IMPORT, hour(3), Hall.line("b", missed));
        assertThat(hoursOfEvents()).containsExactly(hour(0), hour(1), hour(2));
    }

    @Test
    void whatIsRefusedStandsUnderTheHourInWhichItCame() throws IOException {
        hall.recorder.append(
                hall.lamp.number(),
                new OwnRecord.IntakeRefused(
                        hall.lamp.number(), "audit", "bad-signature", "192.0.2.1", 4));
        String reduced =
                "{\"schema\":1,\"channel\":\"audit\",\"counted\":{},\"pieces\":0,"
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
        List<HourCounts> hours = hall.completeness.hours(hall.lamp, Instant.EPOCH);
        assertThat(HourCounts.sum(NOW, hours).refused()).isEqualTo(9);
    }

    @Test
    void theLagIsToldAsWithinAndHistoryIsNoLag() throws IOException {
        for (int i = 0; i < 18; i++) {
            happened("q" + i, i, Duration.ofSeconds(3));
        }
        happened("slow", 20, Duration.ofMinutes(15));
        happened("slower", 21, Duration.ofMinutes(18));
        Instant old = NOW.minus(Duration.ofHours(30));
        hall.deliver(Way.IMPORT, hour(1), Hall.line("old", old));
        List<HourCounts> hours = hours();
        Lag lag = HourCounts.sum(NOW, hours).lag();
        assertThat(lag.half()).isEqualTo(Optional.of(5L));
        assertThat(lag.most()).isEqualTo(Optional.of(1_200L));
        assertThat(hours.getFirst().late()).isEqualTo(1);
        assertThat(hours.getFirst().lag().half()).isEmpty();
    }

    @Test
    void theyAreTheSameAfterARestartAndWithoutTheirFile() throws IOException {
        happened("a", 30, Duration.ofSeconds(1));
        happened("b", 90, Duration.ofMinutes(2));
        List<HourCounts> before = hours();
        hall.restart();
        assertThat(hours()).isEqualTo(before);
        Files.delete(directory.resolve("data/tenants/default/views/completeness.json"));
        hall.restart();
        assertThat(hours()).isEqualTo(before);
    }

    @Test
    void theOldestHoursGoFirst() {
        Hours hours = new Hours();
        for (int hour = 0; hour < Hours.HOURS_MAX + 3; hour++) {
            hours.refused(NOW.plus(Duration.ofHours(hour)), 1);
        }
        List<String> saved = hours.saved();
        assertThat(saved).hasSize(Hours.HOURS_MAX);
        assertThat(saved.getFirst())
                .startsWith(Long.toString(NOW.plus(Duration.ofHours(3)).getEpochSecond() / 3_600));
        assertThat(Hours.of(saved).saved()).isEqualTo(saved);
    }
}
