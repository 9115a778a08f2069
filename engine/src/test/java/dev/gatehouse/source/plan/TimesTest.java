package dev.gatehouse.source.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.TimeQuality;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimesTest {
    private static final Instant RECEIVED = Instant.parse("2026-01-02T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "AUTO, 2026-11-22T12:30:00Z, 2026-11-22T12:30:00Z, SECOND",
        "AUTO, 2026-11-22T12:30:00.123456789Z, 2026-11-22T12:30:00.123456789Z, EXACT",
        "AUTO, 2026-11-22T12:30:00.1234567891234Z, 2026-11-22T12:30:00.123456789Z, EXACT",
        "AUTO, 2026-11-22T12:30:00.5+01:30, 2026-11-22T11:00:00.5Z, EXACT",
        "AUTO, 2026-11-22T12:30:00-0800, 2026-11-22T20:30:00Z, SECOND",
        "AUTO, 2026-11-22 12:30:00.25, 2026-11-22T12:30:00.25Z, ZONE_ASSUMED",
        "AUTO, 2026-11-22 12:30:00 UTC, 2026-11-22T12:30:00Z, SECOND",
        "AUTO, 1763814600123, 2025-11-22T12:30:00.123Z, EXACT",
        "AUTO, 1763814600, 2025-11-22T12:30:00Z, SECOND",
        "EPOCH_SECONDS, 1763814600.25, 2025-11-22T12:30:00.25Z, EXACT",
        "COMPACT, 20261122T123000+0100, 2026-11-22T11:30:00Z, SECOND",
        "ACCESS_LOG, 22/Nov/2026:12:30:00 +0100, 2026-11-22T11:30:00Z, SECOND",
        "SYSLOG, Jan  2 11:59:00, 2026-01-02T11:59:00Z, YEAR_ASSUMED",
        "SYSLOG, Dec 31 23:59:00, 2025-12-31T23:59:00Z, YEAR_ASSUMED",
        "SYSLOG, Feb 29 10:00:00, 2024-02-29T10:00:00Z, YEAR_ASSUMED",
    })
    void timesAreReadWithTheirQuality(
            TimeFormat format, String text, Instant at, TimeQuality quality) {
        assertThat(format.read(text, RECEIVED)).contains(new Occurred(at, quality));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-11-22",
                "2026-13-22T12:30:00Z",
                "2026-11-22T25:30:00Z",
                "2026-11-22T12:30:00+1",
                "2026-11-22T12:30:00Zulu",
                "99999999999999999999",
                "-5",
                "2026-02-30T00:00:00Z",
                "２０２６-11-22T12:30:00Z"
            })
    void whatIsNoTimeIsNone(String text) {
        for (TimeFormat format : TimeFormat.values()) {
            assertThat(format.read(text, RECEIVED)).as(format.name()).isEmpty();
        }
    }

    @Test
    void aLocaleTextHasItsZoneAssumed() {
        WrittenTime jenkins =
                new WrittenTime("MMM d, yyyy h:mm:ss,SSS a", ZoneId.of("Europe/Berlin"));
        Occurred expected =
                new Occurred(Instant.parse("2026-11-22T12:05:06.789Z"), TimeQuality.ZONE_ASSUMED);
        assertThat(jenkins.read("Nov 22, 2026 1:05:06,789 PM")).contains(expected);
        assertThat(jenkins.read("Nov 22, 2026 1:05:06,789\u202fPM")).contains(expected);
        assertThat(jenkins.read("22.11.2026")).isEmpty();
    }

    @Test
    void withoutSecondsATimeIsOfTheMinute() {
        WrittenTime minutes = new WrittenTime("yyyy-MM-dd HH:mm xx", ZoneId.of("UTC"));
        assertThat(minutes.read("2026-11-22 12:30 +0000"))
                .contains(new Occurred(Instant.parse("2026-11-22T12:30:00Z"), TimeQuality.MINUTE));
    }
}
