package dev.gatehouse.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.record.FollowerStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void aViewThatStoppedLagsOrPassedRecordsOverIsTold() {
        assertThat(Failures.of(new FollowerStatus("search", 7, 0, 0, Optional.of("disk"))))
                .containsExactly("the index has stopped at record 7");
        assertThat(Failures.of(new FollowerStatus("search", 7, 1_001, 2, Optional.empty())))
                .containsExactly(
                        "1,001 records are not in the index yet",
                        "2 records broke the index since the start");
        assertThat(Failures.of(new FollowerStatus("completeness", 7, 0, 1, Optional.empty())))
                .containsExactly("1 records broke the count of what came since the start");
    }

    @Test
    void aViewThatKeepsUpAndOneThatAnswersNothingAreNot() {
        assertThat(Failures.of(new FollowerStatus("search", 7, 1_000, 0, Optional.empty())))
                .isEmpty();
        assertThat(Failures.of(new FollowerStatus("people", 7, 9_999, 9, Optional.of("disk"))))
                .isEmpty();
    }
}
