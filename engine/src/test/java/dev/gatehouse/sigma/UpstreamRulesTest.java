package dev.gatehouse.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Every document of the upstream rule collection loads, or is refused for a reason listed here.
class UpstreamRulesTest {
    static List<Ruleset.Text> upstream() throws IOException {
        return TarFiles.read(shared("sigma/sigmahq-all-rules.tar.gz")).entrySet().stream()
                .filter(file -> file.getKey().endsWith(".yml"))
                .map(file -> new Ruleset.Text(file.getKey(), file.getValue()))
                .toList();
    }

    static Path shared(String name) {
        Path file = Path.of(System.getProperty("gatehouse.shared", "../shared"), name);
        Assumptions.assumeTrue(
                Files.exists(file), "skipped: the upstream Sigma material is not at " + file);
        return file;
    }

    private static final List<String> REASONS =
            List.of(
                    "there is no list for the placeholder %",
                    "in the condition: aggregations after | are no longer part of Sigma",
                    "in the condition: there is no search identifier \"",
                    "\"title\" is missing here",
                    "\"logsource\" is missing here");

    @Test
    void everyDocumentLoadsOrIsRefusedForAListedReason() throws IOException {
        Ruleset ruleset = Ruleset.parse(upstream(), Placeholders.NONE);

        assertThat(ruleset.rules().size() + ruleset.refusals().size()).isEqualTo(4_044);
        assertThat(ruleset.rules()).hasSizeGreaterThanOrEqualTo(3_950);
        assertThat(ruleset.refusals())
                .allSatisfy(refusal -> assertThat(REASONS).anyMatch(refusal.reason()::startsWith));
    }

    @Test
    void ofTheRulesInUseOnlyThoseWithPlaceholdersAreRefused() throws IOException {
        Ruleset ruleset = Ruleset.parse(upstream(), Placeholders.NONE);

        assertThat(ruleset.refusals())
                .filteredOn(refusal -> refusal.place().file().startsWith("rules"))
                .hasSizeLessThanOrEqualTo(25)
                .allSatisfy(refusal -> assertThat(refusal.reason()).startsWith(REASONS.getFirst()));
    }
}
