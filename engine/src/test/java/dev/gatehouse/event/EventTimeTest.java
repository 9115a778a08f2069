package dev.gatehouse.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class EventTimeTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void aTimeWithinTheLimitsIsBelieved() {
        assertBelieved(RECEIVED.minus(EventTime.PAST_MAX), false);
        assertBelieved(RECEIVED.plus(EventTime.FUTURE_MAX), false);
    }

    @Test
    void aTimeBeyondTheLimitsIsKeptButNotOrderedBy() {
        assertNotBelieved(RECEIVED.minus(EventTime.PAST_MAX).minusNanos(1), false);
        assertNotBelieved(RECEIVED.plus(EventTime.FUTURE_MAX).plusNanos(1), false);
    }

    @Test
    void anImportThatTrustsTimesBelievesAnyPastButNoFuture() {
        assertBelieved(Instant.parse("1999-01-01T00:00:00Z"), true);
        assertNotBelieved(RECEIVED.plus(Duration.ofMinutes(6)), true);
    }

    @Test
    void withoutATimeTheReceiptCounts() {
        EventTime time = EventTime.unsaid(RECEIVED);
        assertThat(time.time()).isEqualTo(RECEIVED);
        assertThat(time.quality()).isEqualTo(TimeQuality.RECEIVED);
    }

    private static void assertBelieved(Instant occurred, boolean trustTimes) {
        EventTime time = EventTime.of(occurred, TimeQuality.EXACT, RECEIVED, trustTimes);
        assertThat(time.time()).isEqualTo(occurred);
        assertThat(time.quality()).isEqualTo(TimeQuality.EXACT);
    }

    private static void assertNotBelieved(Instant occurred, boolean trustTimes) {
        EventTime time = EventTime.of(occurred, TimeQuality.EXACT, RECEIVED, trustTimes);
        assertThat(time.time()).isEqualTo(RECEIVED);
        assertThat(time.occurred()).isEqualTo(occurred);
        assertThat(time.quality()).isEqualTo(TimeQuality.RECEIVED);
    }
}
