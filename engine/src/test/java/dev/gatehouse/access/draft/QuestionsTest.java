package dev.gatehouse.access.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.event.Permission;
import dev.gatehouse.people.Employment;
import dev.gatehouse.record.AccessRecord.Answered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private static final String HERE = "github/acme/acme/";

    private final Band band = new Band();

    QuestionsTest() {
        for (int i = 0; i < 6; i++) {
            band.person("p" + i, "team" + i % 3);
        }
    }

    private Questions questions(Answered... answered) {
        return Questions.open(band.draft(), Model.NONE, List.of(answered));
    }

    private static List<String> said(Questions questions) {
        return questions.asked().stream().map(Question::sentence).toList();
    }

    private static List<String> parts(Question question) {
        return question.parts().stream()
                .map(part ->
                        (part.apart() ? "? " : "")
                                + String.join(" ", part.to())
                                + " on "
                                + String.join(" ", part.on()).replace(HERE, "")
                                + " "
                                + part.events())
                .toList();
    }

    private static Answered yes(String to, Permission permission, String on) {
        return new Answered(
                "q",
                List.of(to),
                List.of(permission.word()),
                List.of(on),
                "yes",
                "",
                Instant.MAX,
                "user:ann");
    }

    @Test
    void theReadingOfManyTeamsIsOneQuestionAboutEverybody() {
        for (int i = 0; i < 6; i++) {
            band.always("p" + i, Permission.READ, "site" + i);
        }
        assertThat(said(questions())).containsExactly("May everybody read in github/acme/acme/*?");
        assertThat(parts(questions().asked().getFirst())).containsExactly("all-people on * 60");
    }

    @Test
    void whatTeamsDoInOneKindOfPlaceIsOneQuestionWithAPartForEach() {
        band.always("p0", Permission.ADMIN, "a").always("p3", Permission.ADMIN, "b");
        band.always("p1", Permission.ADMIN, "c");
        band.always("p1", Permission.ADMIN, "c/environments/production");
        assertThat(said(questions()))
                .containsExactly(
                        "May 1 team and 1 person change settings and rights in github/acme/acme/*?",
                        "May p1 change settings and rights in"
                                + " github/acme/acme/*/environments/production?");
        Question first = questions().asked().getFirst();
        assertThat(parts(first)).containsExactly("team:team0 on a b 20", "person:p1 on c 10");
        assertThat(first.parts().getFirst().ask()).isEqualTo("team:team0");
        String owners =
                "owners: [ { on: [\"github/acme/acme/a\", \"github/acme/acme/b\"], team: desk } ]";
        Model owned = Model.read(List.of(new ModelText("o.yaml", owners)));
        Questions asked = Questions.open(band.draft(), owned, List.of());
        assertThat(asked.asked().getFirst().parts().getFirst().ask()).isEqualTo("desk");
    }

    @Test
    void whatWasFlaggedALeaversOrBegunLatelyStandsApart() {
        Instant gone = Band.NOW.minusSeconds(60);
        band.person(
                "eve",
                "team0",
                new Employment(Optional.empty(), Optional.empty(), Optional.of(gone)));
        band.always("p0", Permission.SECRET, "a").always("p3", Permission.SECRET, "b");
        band.always("eve", Permission.SECRET, "a");
        band.did("p3", Permission.SECRET, "a", new Band.Span(30, 30, true));
        band.did("p3", Permission.SECRET, "lately", 3);
        band.did("p0", Permission.SECRET, "a", 3);
        assertThat(parts(questions().asked().getFirst()))
                .containsExactlyInAnyOrder(
                        "team:team0 on a b 30",
                        "? team:team0 on lately 10",
                        "? person:p3 on a 10",
                        "? person:eve on a 10");
        assertThat(parts(questions().asked().getFirst()).getFirst())
                .isEqualTo("team:team0 on a b 30");
    }

    @Test
    void accountsOfNobodyAreAskedAboutByPlaceUnderTheirOwnNames() {
        band.habits.clear();
        band.always("*", Permission.WRITE, "a");
        assertThat(band.draft().rest()).hasSize(1);
        assertThat(questions().asked()).isEmpty();
        assertThat(questions().leftOutEvents()).isEqualTo(10);
        band.always("x", Permission.WRITE, "a").always("y", Permission.WRITE, "a");
        band.always("x", Permission.WRITE, "b");
        assertThat(said(questions()))
                .containsExactly("May 2 accounts that nobody knows write in github/acme/acme/*?");
        assertThat(parts(questions().asked().getFirst()))
                .containsExactly(
                        "github/acme/user/x github/acme/user/y on a 20",
                        "github/acme/user/x on b 10");
    }

    @Test
    void whatSettlesTooLittleIsCountedAndNotAsked() {
        band.always("p0", Permission.WRITE, "a");
        Habit one = band.habits.getFirst();
        band.habits.clear();
        for (long events : List.of(4L, 5L)) {
            band.habits.add(
                    new Habit(
                            one.account(),
                            one.name(),
                            one.permission(),
                            one.place() + (events == 5 ? "/environments/qa" : ""),
                            events,
                            false,
                            one.first(),
                            one.last(),
                            one.newest()));
        }
        assertThat(said(questions()))
                .containsExactly("May p0 write in github/acme/acme/*/environments/qa?");
        assertThat(questions().leftOut()).isOne();
        assertThat(questions().leftOutEvents()).isEqualTo(4);
    }

    @Test
    void neverAreMoreOpenThanSomebodyAnswers() {
        List<Habit> many = new ArrayList<>();
        for (int i = 0; i < Questions.QUESTIONS_MAX + 5; i++) {
            band.always("p0", Permission.ADMIN, "x/environments/x" + i + "/secrets/a");
            Habit one = band.habits.removeLast();
            many.add(
                    new Habit(
                            one.account(),
                            one.name(),
                            one.permission(),
                            "github/acme/org" + i + "/a",
                            10,
                            false,
                            one.first(),
                            one.last(),
                            one.newest()));
        }
        band.habits.addAll(many);
        assertThat(questions().asked()).hasSize(Questions.QUESTIONS_MAX);
        assertThat(questions().leftOut()).isEqualTo(5);
        assertThat(questions().leftOutEvents()).isEqualTo(50);
    }

    @Test
    void whatWasAnsweredIsNotAskedAgainAndTheRestIs() {
        band.always("p0", Permission.ADMIN, "a").always("p3", Permission.ADMIN, "b");
        Answered part = yes("team:team0", Permission.ADMIN, HERE + "a");
        assertThat(parts(questions(part).asked().getFirst())).containsExactly("person:p3 on b 10");
        assertThat(questions(part, yes("all-people", Permission.ADMIN, HERE + "*")).asked())
                .isEmpty();
        assertThat(questions(yes("team:team1", Permission.ADMIN, HERE + "*")).asked()).hasSize(1);
    }

    @Test
    void theSameIsAskedUnderTheSameId() {
        band.always("p0", Permission.WRITE, "a");
        Question before = questions().asked().getFirst();
        band.always("p1", Permission.WRITE, "b");
        Question after = questions().asked().getFirst();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.parts())
                .extracting(Question.Part::id)
                .contains(before.parts().getFirst().id())
                .hasSize(2);
    }
}
