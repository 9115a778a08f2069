package dev.gatehouse.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a run of `write` left in its directory, read back by other means than it was written with.
record Written(Path directory) {

    static final Instant UNTIL = Instant.parse("2026-11-22T12:00:00Z");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// Thirty days at the default rate, as the demonstration writes them.
    static Written month(Path directory) throws IOException {
        return write(directory, 7, UNTIL);
    }

    static Written write(Path directory, long seed, Instant until) throws IOException {
        Period period = new Period(until.minus(Duration.ofDays(30)), until);
        new Writing(seed, period, Pace.perDay(1_340)).into(directory);
        return new Written(directory);
    }

    List<String> lines(String file) throws IOException {
        return Files.readAllLines(directory.resolve(file));
    }

    List<JsonNode> json(String file) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : lines(file)) {
            nodes.add(MAPPER.readTree(line));
        }
        return nodes;
    }

    List<JsonNode> truth() throws IOException {
        return json(Living.TRUTH_FILE);
    }

    JsonNode document(String file) throws IOException {
        return MAPPER.readTree(directory.resolve(file).toFile());
    }
}
