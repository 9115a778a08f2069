package dev.gatehouse.access.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.event.Permission;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private final Band band = new Band();

    QuestionsTest() {
        for (int i = 0; i < 6; i++) {
            band.person("p" + i, "team" + i % 3);
        }
    }

    private List<Question> open() {
        return Questions.open(band.draft(), Model.NONE);
    }

    private static List<String> said(List<Question> questions) {
        return questions.stream()
                .map(one ->
                        one.to()
                                + " "
                                + one.permission().word()
                                + " "
                                + one.on()
                                + " "
                                + one.events())
                .toList();
    }

    @Test
    void theReadingOfManyTeamsIsOneQuestion() {
        for (int i = 0; i < 6; i++) {
            band.always("p" + i, Permission.READ, "site" + i);
        }
        assertThat(said(open())).containsExactly("all-people read github/acme/acme 60");
        assertThat(open().getFirst().sentence())
                .isEqualTo("May everybody read in github/acme/acme?");
    }

    @Test
    void whatWasFlaggedIsAskedOfTheOneWhoDidItAlone() {
        for (int i = 0; i < 6; i++) {
            band.always("p" + i, Permission.READ, "site" + i);
        }
        band.did("p1", Permission.READ, "keys", new Band.Span(30, 30, true));
        assertThat(said(open()))
                .containsExactly(
                        "all-people read github/acme/acme 60",
                        "person:p1 read github/acme/acme/keys 10");
    }

    @Test
    void whatIsRiskyComesFirstAndIsAskedAboutTheTeam() {
        band.always("p0", Permission.READ, "a");
        band.always("p0", Permission.ADMIN, "a").always("p3", Permission.ADMIN, "a");
        assertThat(said(open()))
                .containsExactly(
                        "team:team0 admin github/acme/acme/a 20",
                        "person:p0 read github/acme/acme/a 10");
        assertThat(open().getFirst().ask()).isEqualTo("team:team0");
        Model owned =
                Model.read(
                        List.of(
                                new ModelText(
                                        "o.yaml",
                                        "owners: [ { on: [\"github/acme/acme/a\"], team: desk } ]")));
        assertThat(Questions.open(band.draft(), owned).getFirst().ask()).isEqualTo("desk");
    }

    @Test
    void anAccountWhoseIdHasAStarIsNeverAskedAbout() {
        band.habits.clear();
        band.always("*", Permission.WRITE, "a");
        assertThat(band.draft().rest()).hasSize(1);
        assertThat(open()).isEmpty();
        band.always("nobody", Permission.WRITE, "a");
        assertThat(said(open()))
                .containsExactly("github/acme/user/nobody write github/acme/acme/a 10");
    }

    @Test
    void theSameIsAskedUnderTheSameId() {
        band.always("p0", Permission.WRITE, "a");
        String id = open().getFirst().id();
        band.always("p1", Permission.WRITE, "b");
        assertThat(open()).extracting(Question::id).contains(id).hasSize(2);
    }
}
