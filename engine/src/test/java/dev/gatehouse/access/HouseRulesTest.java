package dev.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.access.rule.HouseRule;
import dev.gatehouse.access.rule.HouseRules;
import dev.gatehouse.source.yaml.SourceProblem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    private static final Path HOUSE =
            Path.of(System.getProperty("gatehouse.root", ".."), "model", "house.yaml");

    @Test
    void everyRuleThatIsShippedKeepsItsExamples() {
        HouseRules house = HouseRules.load(HOUSE);
        assertThat(house.rules()).hasSizeGreaterThanOrEqualTo(28);
        assertThat(house.rules()).allSatisfy(rule -> assertThat(rule.tests()).isNotEmpty());
        assertThat(Examples.run(house)).isEmpty();
    }

    @Test
    void anExampleThatMissesIsNamedWithItsLine() {
        HouseRules house =
                HouseRules.parse(
                        "house.yaml",
                        file(
                                "when: { verb: read }",
                                "{ given: { verb: read }, expect: undecided }"));
        assertThat(Examples.run(house))
                .singleElement()
                .asString()
                .startsWith("house.yaml:")
                .contains("try expects undecided, got unexpected governed try");
    }

    @Test
    void aMisspeltFieldIsRefusedWithAPlaceAndASuggestion() {
        assertThatThrownBy(() -> HouseRules.parse("house.yaml", file("when: { verbe: read }", "")))
                .isInstanceOf(SourceProblem.class)
                .hasMessageContaining("house.yaml:14:13")
                .hasMessageContaining("did you mean \"verb\"?");
        assertThatThrownBy(() -> HouseRules.parse("house.yaml", file("when: { is: persn }", "")))
                .isInstanceOf(SourceProblem.class)
                .hasMessageContaining("did you mean \"person\"?");
    }

    @Test
    void whatWasNotSentIsUndecidedAndNamed() {
        HouseRules house =
                HouseRules.parse(
                        "house.yaml",
                        file(
                                "when: { verb: read, country: RO }",
                                "{ given: { verb: read }, expect: undecided governed try }"));
        assertThat(Examples.run(house)).isEmpty();
        HouseRules strict =
                HouseRules.parse(
                        "house.yaml",
                        file(
                                "when: { verb: read, country: { sent: yes, is: RO } }",
                                "{ given: { verb: read }, expect: undecided none }"));
        assertThat(Examples.run(strict)).isEmpty();
    }

    @Test
    void kindsOfRulesStandInTheOrderOfTheFile() {
        HouseRules house = HouseRules.load(HOUSE);
        assertThat(house.of(HouseRule.Kind.NEVER))
                .extracting(HouseRule::id)
                .startsWith("leaver-acts");
        assertThat(house.rule("admin-given")).isPresent();
    }

    private static String file(String when, String test) {
        return """
        accounts: []
        memories:
          run-started: []
          run-ended: []
          proposed: []
          departed: []
          returned: []
        rules:
          - id: try
            kind: governed
            sentence: Somebody tried.
            why: It is an example.
            tests: [%s]
            %s
        """
                .formatted(test, when);
    }
}
