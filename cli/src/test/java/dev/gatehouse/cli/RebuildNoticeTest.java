package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import org.junit.jupiter.api.Test;

/// Whoever asks while an index is rebuilt is told so.
class RebuildNoticeTest {
    @Test
    void itSaysHowFarTheRebuildIs() {
        assertThat(sentence("{\"records\":41206,\"rebuilding\":12000}"))
                .isEqualTo(
                        "The index is being rebuilt with the present mappings: 12,000 of 41,206 records. Until then the one before answers.");
    }

    @Test
    void itNeverSaysMoreThanThereIs() {
        assertThat(sentence("{\"records\":10,\"rebuilding\":11}")).contains("10 of 10 records");
    }

    @Test
    void itIsSilentOtherwise() {
        assertThat(sentence("{\"records\":41206}")).isEmpty();
    }

    private static String sentence(String status) {
        return RebuildNotice.sentence((JsonObject) Json.parse(status));
    }
}
