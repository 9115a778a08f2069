package dev.gatehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.model.ModelText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargeOrganisationTest {
    private static final AccessSizes SIZES = new AccessSizes(500, 2_000, 100_000, 10, 10);
    private static final LargeOrganisation ORGANISATION = new LargeOrganisation(SIZES);

    @Test
    void itHasAsManyRightsAsItSays() {
        long direct =
                IntStream.range(0, SIZES.resources())
                        .mapToLong(one -> ORGANISATION.collaborators(one).length)
                        .sum();
        assertThat(direct + SIZES.resources()).isEqualTo(SIZES.rights());
    }

    @Test
    void nobodyHoldsARepositoryTwiceAndNobodyBesideTheirTeam() {
        for (int repository = 0; repository < SIZES.resources(); repository += 7) {
            int[] people = ORGANISATION.collaborators(repository);
            int owners = repository % SIZES.teams();
            assertThat(people).doesNotHaveDuplicates();
            assertThat(IntStream.of(people).map(ORGANISATION::team)).doesNotContain(owners);
        }
    }

    @Test
    void aTeamsRepositoryIsItsOwn() {
        SplittableRandom random = new SplittableRandom(1);
        for (int team = 0; team < SIZES.teams(); team++) {
            int repository = ORGANISATION.repositoryOf(team, random);
            assertThat(ORGANISATION.repository(repository))
                    .startsWith(LargeOrganisation.teamName(team) + "-");
        }
    }

    @Test
    void itsModelCanBeReadAndHasTwoLinesForEveryTeam() {
        Model model = Model.read(List.of(new ModelText("m.yaml", ORGANISATION.model(List.of()))));
        assertThat(model.assignments()).hasSize(2 * SIZES.teams());
        assertThat(model.governed()).hasSize(SIZES.teams() / 10);
    }

    @Test
    void everybodyIsInTheFileOfPeople() {
        String csv = new String(ORGANISATION.people(), StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(SIZES.people() + 1);
    }

    @Test
    void sizesAreTakenOutOfTheCommandLineAndTheRestIsLeft() {
        List<String> words =
                new ArrayList<>(List.of("--people", "1_000", "--json", "--events", "9"));
        AccessSizes sizes = AccessSizes.take(words);
        assertThat(sizes.people()).isEqualTo(1_000);
        assertThat(sizes.events()).isEqualTo(9);
        assertThat(sizes.rights()).isEqualTo(1_000_000);
        assertThat(words).containsExactly("--json");
    }

    @Test
    void sizesThatDoNotFitTogetherAreRefused() {
        assertThatThrownBy(() -> new AccessSizes(500, 2_000, 1_999, 10, 10))
                .hasMessageContaining("at least one right");
        assertThatThrownBy(() -> new AccessSizes(50, 2_000, 100_000, 10, 10))
                .hasMessageContaining("at least 100 people");
    }
}
