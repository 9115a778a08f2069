package dev.gatehouse.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StartTimesTest {
    private Instant now = Instant.parse("2026-11-23T09:00:00Z");
    private final StartTimes times = new StartTimes(() -> now);

    private String after(int millis) {
        now = now.plusMillis(millis);
        return "opened";
    }

    @Test
    void tellsWhatTookLongestFirst() {
        assertThat(times.of("tools", () -> after(90))).isEqualTo("opened");
        times.of("index", () -> after(310));
        assertThat(times.text()).isEqualTo("index 310 ms, tools 90 ms");
    }

    @Test
    void doesNotTellWhatNobodyHasToKnow() {
        assertThat(times.text()).isEmpty();
        times.of("tools", () -> after((int) StartTimes.TOLD_MIN.toMillis() - 1));
        assertThat(times.text()).isEmpty();
    }

    @Test
    void countsWhatIsCalledAlikeTogether() {
        times.of("rules", () -> after(40));
        times.add("rules", Duration.ofMillis(15));
        StartTimes others = new StartTimes(() -> now);
        others.of("rules", () -> after(5));
        times.add(others);
        assertThat(times.text()).isEqualTo("rules 60 ms");
    }

    @Test
    void hidesNoProblem() {
        assertThatThrownBy(() ->
                        times.of(
                                "journal",
                                () -> {
                                    throw new IOException("no such folder");
                                }))
                .isInstanceOf(IOException.class);
    }
}
