package dev.gatehouse.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.record.FollowerStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final FollowerStatus GOES_ON =
            new FollowerStatus("search", 12, 900, 1, Optional.empty());
    private static final FollowerStatus STOPPED =
            new FollowerStatus("people", 3, 9, 0, Optional.of("a kind of record nobody knows"));

    @Test
    void whatLagsOrPassedARecordOverIsReady() {
        assertThat(new Readiness(false, false, List.of(GOES_ON)).isReady()).isTrue();
    }

    @Test
    void aFencedJournalTheReserveOrAViewThatStoppedIsNot() {
        assertThat(new Readiness(true, false, List.of(GOES_ON)).isReady()).isFalse();
        assertThat(new Readiness(false, true, List.of(GOES_ON)).isReady()).isFalse();
        assertThat(new Readiness(false, false, List.of(GOES_ON, STOPPED)).isReady()).isFalse();
    }
}
