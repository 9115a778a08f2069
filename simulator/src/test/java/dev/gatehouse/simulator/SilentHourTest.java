package dev.gatehouse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scene 7 in the file itself: the order of lines is the order of arrival.
class SilentHourTest {

    private static final Instant START = Instant.parse("2026-11-20T13:07:00Z");
    private static final Instant END = START.plus(SilentHour.SILENCE);

    @TempDir static Path directory;
    private static Written month = new Written(Path.of("."));

    @BeforeAll
    static void write() throws IOException {
        month = Written.month(directory);
    }

    @Test
    void gitLabIsSilentForFortySevenMinutesAndThenBackfilled() throws IOException {
        List<Instant> lines = new ArrayList<>();
        for (JsonNode line : month.json("gitlab.ndjson")) {
            lines.add(Instant.parse(line.get("created_at").asText()));
        }
        List<Instant> late =
                lines.stream().filter(at -> !at.isBefore(START) && at.isBefore(END)).toList();
        assertThat(late).hasSizeGreaterThan(5).isSorted();
        int first = lines.indexOf(late.getFirst());
        assertThat(lines.subList(first, first + late.size())).isEqualTo(late);
        assertThat(lines.get(first - 1)).isBetween(END, END.plusSeconds(900));
        assertThat(lines.get(first + late.size())).isAfter(END.plusSeconds(900));
        List<Instant> others = new ArrayList<>(lines);
        others.removeAll(late);
        assertThat(others).isSorted();
    }

    @Test
    void theTruthSaysWhenLateEventsArrived() throws IOException {
        List<JsonNode> late = month.truth().stream().filter(t -> t.has("arrived")).toList();
        assertThat(late).hasSizeGreaterThan(5);
        for (JsonNode truth : late) {
            assertThat(truth.get("source").asText()).isEqualTo("gitlab:acme");
            assertThat(truth.get("scene").asInt()).isEqualTo(7);
            assertThat(Instant.parse(truth.get("arrived").asText()))
                    .isBetween(END.plusSeconds(900), END.plusSeconds(905));
        }
    }

    @Test
    void jenkinsSaysNothingBetweenTheAnnouncedRestartAndItsEnd() throws IOException {
        for (JsonNode truth : month.truth()) {
            Instant at = Instant.parse(truth.get("at").asText());
            boolean during =
                    at.isAfter(Instant.parse("2026-11-18T20:00:00Z"))
                            && at.isBefore(Instant.parse("2026-11-18T20:40:00Z"));
            assertThat(during && truth.get("source").asText().equals("jenkins:main")).isFalse();
        }
    }
}
