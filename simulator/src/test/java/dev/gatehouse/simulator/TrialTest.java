package dev.gatehouse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTest {
    private static final Pattern PLANTED =
            Pattern.compile(
                    ".*\"scenario\":\"([^\"]+)\",\"at\":\"([^\"]+)\".*\"file\":\"([^\"]+)\","
                            + "\"first\":(\\d+),\"last\":(\\d+),\"what\":\"([^ \"]+).*");
    private static final int SCENARIOS_MIN = 25;

    @TempDir static Path directory;

    @BeforeAll
    static void write() throws IOException {
        new Trial(3, Size.IDENTITIES_MIN, 5).into(directory);
    }

    private static List<String> truth() throws IOException {
        return Files.readAllLines(directory.resolve(Trial.TRUTH_FILE));
    }

    @Test
    void plantsEveryAttackInTheWeekAndNoneBefore() throws IOException {
        TreeSet<String> seen = new TreeSet<>();
        for (String line : truth().subList(1, truth().size())) {
            Matcher planted = PLANTED.matcher(line);
            assertThat(planted.matches()).as(line).isTrue();
            seen.add(planted.group(1));
            assertThat(planted.group(2)).isBetween("2026-11-16", "2026-11-21");
        }
        assertThat(seen)
                .hasSizeGreaterThanOrEqualTo(SCENARIOS_MIN)
                .containsAll(Attacks.all().stream().map(Attacks.Attack::scenario).toList());
    }

    // What a payload calls its action stands in the line the truth names.
    @Test
    void theLinesNamedAreThoseOfTheAttack() throws IOException {
        List<String> gitHub = Files.readAllLines(directory.resolve(Tool.GITHUB.file()));
        List<String> vault = Files.readAllLines(directory.resolve(Tool.VAULT.file()));
        for (String line : truth().subList(1, truth().size())) {
            Matcher planted = PLANTED.matcher(line);
            assertThat(planted.matches()).isTrue();
            int first = Integer.parseInt(planted.group(4));
            int last = Integer.parseInt(planted.group(5));
            if (planted.group(3).equals(Tool.GITHUB.file())) {
                assertThat(gitHub.get(first - 1)).contains(planted.group(6));
            } else if (planted.group(3).equals(Tool.VAULT.file())) {
                assertThat(last).isEqualTo(first + 1);
                assertThat(vault.get(first - 1)).contains("\"type\":\"request\"", planted.group(6));
                assertThat(vault.get(last - 1)).contains("\"type\":\"response\"");
            }
        }
    }

    @Test
    void aLargerCompanyHasAsManyIdentitiesAsTold() {
        for (int identities : List.of(Size.IDENTITIES_MIN, 600, 1_000, Size.IDENTITIES_MAX)) {
            Company company = Company.of(3, Size.of(identities));
            assertThat(company.people().size() + company.machines().size()).isEqualTo(identities);
        }
        assertThat(Size.of(Size.IDENTITIES_MIN)).isEqualTo(Size.ACME);
    }
}
