package dev.gatehouse.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The sample documents of the specification are read as they stand.
class SpecificationSamplesTest {
    private static final String RULES_OF_THE_SAMPLES =
            Stream.of(
                            "recon_cmd_a",
                            "recon_cmd_b",
                            "recon_cmd_c",
                            "rule_a_id",
                            "process_creation",
                            "website_access",
                            "5638f7c0-ac70-491d-8465-2a65075e0d86")
                    .map(
                            """
                            ---
                            title: Rule
                            name: %s
                            logsource: {product: any}
                            detection: {s: {f: a}, condition: s}
                            """
                                    ::formatted)
                    .reduce("", String::concat);

    @Test
    void everySampleLoads() throws IOException {
        List<Ruleset.Text> samples =
                Ruleset.texts(UpstreamRulesTest.shared("sigma/spec/tests/schema"));

        assertThat(samples).hasSize(12);
        for (Ruleset.Text sample : samples) {
            Ruleset ruleset =
                    Ruleset.parse(
                            List.of(sample, new Ruleset.Text("rules", RULES_OF_THE_SAMPLES)),
                            Placeholders.NONE);
            assertThat(ruleset.refusals()).as(sample.name()).isEmpty();
        }
    }
}
