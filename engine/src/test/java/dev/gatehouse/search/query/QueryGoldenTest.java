package dev.gatehouse.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every line of `queries.golden` is a query; the line after it is its tree, or what is wrong with
/// it. Written again with `-Dgolden=write`, so a change of the language shows as a change of the
/// file.
class QueryGoldenTest {
    private static final Path GOLDEN =
            Path.of(
                    System.getProperty("gatehouse.root", ".."),
                    "engine/src/test/resources/dev/gatehouse/search/query/queries.golden");
    private static final QueryScope SCOPE = QueryScope.utc(Instant.parse("2026-11-22T12:00:00Z"));

    @Test
    void treesAreWhatTheyWere() throws IOException {
        List<String> golden = Files.readAllLines(GOLDEN);
        List<String> now = new ArrayList<>();
        for (String line : golden) {
            if (line.isBlank() || line.startsWith("#")) {
                now.add(line);
            } else if (line.startsWith("? ")) {
                now.add(line);
                now.add("  " + treeOf(line.substring(2)));
            }
        }
        if ("write".equals(System.getProperty("golden"))) {
            Files.write(GOLDEN, now);
            return;
        }
        assertThat(now).isEqualTo(golden);
    }

    private static String treeOf(String text) {
        try {
            return CanonicalJson.text(QueryJson.of(QueryParser.parse(text, SCOPE)));
        } catch (QueryProblem problem) {
            return "! column "
                    + problem.column()
                    + "+"
                    + problem.length()
                    + ": "
                    + problem.what()
                    + " / "
                    + problem.suggestion();
        }
    }
}
