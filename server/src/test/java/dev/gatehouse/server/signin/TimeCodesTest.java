package dev.gatehouse.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The codes every authenticator shows.
class TimeCodesTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    // RFC 6238, appendix B, SHA-1; the last six of eight digits.
    private static final Map<Long, String> STANDARD =
            Map.of(
                    59L, "287082",
                    1_111_111_109L, "081804",
                    1_111_111_111L, "050471",
                    1_234_567_890L, "005924",
                    2_000_000_000L, "279037",
                    20_000_000_000L, "353130");

    @Test
    void theCodesAreThoseOfTheStandard() {
        STANDARD.forEach((second, code) -> {
            assertThat(TimeCodes.code(SECRET, second / 30)).isEqualTo(code);
            assertThat(TimeCodes.step(SECRET, code, Instant.ofEpochSecond(second)))
                    .hasValue(second / 30);
        });
    }

    @Test
    void aClockMayBeOneStepOffAndNoMore() {
        Instant now = Instant.ofEpochSecond(1_111_111_111L);
        long step = 1_111_111_111L / 30;
        for (long off = -3; off <= 3; off++) {
            assertThat(TimeCodes.step(SECRET, TimeCodes.code(SECRET, step + off), now).isPresent())
                    .as("%d steps off", off)
                    .isEqualTo(Math.abs(off) <= 1);
        }
    }
}
