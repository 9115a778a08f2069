package dev.gatehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void everyLineIsOneKibibyteOfJsonAndStampedLinesAllDiffer() {
        Lines lines = new Lines(16, 1_763_800_000_000L);
        Set<String> ids = new HashSet<>();
        for (long first : new long[] {1, 17}) {
            lines.stamp(first, lines.bytes(), 0);
            List<String> all = new String(lines.bytes(), StandardCharsets.UTF_8).lines().toList();
            assertThat(all).hasSize(16);
            for (String line : all) {
                assertThat(line).hasSize(Lines.LINE_BYTES - 1);
                ids.add(((JsonObject) Json.parse(line)).get("_document_id").text());
            }
        }
        assertThat(ids).hasSize(32).contains("0000000000000001", "0000000000000020");
    }
}
