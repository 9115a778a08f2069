package dev.gatehouse.access.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.model.Model;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.people.Employment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DraftTest {
    private final Band band = new Band().person("ada", "payments").person("bo", "payments");

    private static List<String> said(Draft draft) {
        return draft.lines().stream()
                .map(line ->
                        line.to() + " " + line.allow().stream().sorted().toList() + " " + line.on())
                .toList();
    }

    private List<Reason> reasonsOf(String id) {
        return band.draft().rest().stream()
                .filter(left -> left.actor().id().equals(id))
                .flatMap(left -> left.reasons().stream())
                .toList();
    }

    @Test
    void whatTwoPeopleOfATeamDoForLongIsDrafted() {
        band.always("ada", Permission.WRITE, "payments").always("bo", Permission.WRITE, "payments");
        assertThat(said(band.draft()))
                .containsExactly("team:payments [WRITE] github/acme/acme/payments");
        assertThat(band.draft().rest()).isEmpty();
    }

    @Test
    void whatOneActorDoesAloneIsNot() {
        band.always("ada", Permission.WRITE, "payments");
        assertThat(said(band.draft())).isEmpty();
        assertThat(reasonsOf("ada")).containsExactly(Reason.ALONE);
    }

    @Test
    void twoPeopleOfTwoTeamsAreNoGroup() {
        band.person("cy", "search");
        band.always("ada", Permission.WRITE, "payments").always("cy", Permission.WRITE, "payments");
        assertThat(said(band.draft())).isEmpty();
    }

    @Test
    void whatIsRecentFlaggedRiskyALeaversOrOfOneDayIsNoEvidence() {
        band.always("ada", Permission.WRITE, "payments");
        band.did("bo", Permission.WRITE, "payments", 6);
        assertThat(said(band.draft())).isEmpty();
        assertThat(reasonsOf("bo")).containsExactly(Reason.RECENT);

        band.habits.removeLast();
        band.did("bo", Permission.WRITE, "payments", new Band.Span(60, 1, true));
        assertThat(said(band.draft())).isEmpty();
        assertThat(reasonsOf("bo")).containsExactly(Reason.FLAGGED);

        band.habits.removeLast();
        band.did("bo", Permission.WRITE, "payments", new Band.Span(60, 60, false));
        assertThat(said(band.draft())).isEmpty();
        assertThat(reasonsOf("bo")).containsExactly(Reason.ALONE);

        band.habits.removeLast();
        Instant gone = Band.NOW.minusSeconds(60);
        band.person(
                "cy",
                "payments",
                new Employment(Optional.empty(), Optional.empty(), Optional.of(gone)));
        band.always("cy", Permission.WRITE, "payments");
        assertThat(said(band.draft())).isEmpty();
        assertThat(reasonsOf("cy")).containsExactly(Reason.LEAVER);

        band.habits.clear();
        for (Permission risky : List.of(Permission.ADMIN, Permission.APPROVE, Permission.SECRET)) {
            band.always("ada", risky, "payments").always("bo", risky, "payments");
        }
        assertThat(said(band.draft())).isEmpty();
        assertThat(reasonsOf("bo")).hasSize(3).containsOnly(Reason.RISKY);
    }

    @Test
    void aPlantedIntruderIsNotLearnt() {
        band.person("eve", "search").person("fay", "search");
        for (int i = 0; i < 8; i++) {
            band.always("ada", Permission.WRITE, "payments-" + i);
            band.always("bo", Permission.WRITE, "payments-" + i);
        }
        band.did("eve", Permission.READ, "payments-keys", new Band.Span(30, 30, false));
        band.did("fay", Permission.WRITE, "payments-keys", new Band.Span(30, 30, false));
        assertThat(said(band.draft())).hasSize(8).noneMatch(line -> line.contains("keys"));
        assertThat(said(band.draft())).noneMatch(line -> line.contains("*"));
    }

    @Test
    void aFamilyOfNamesThatIsAllTheirsIsOneLine() {
        for (int i = 0; i < 4; i++) {
            band.always("ada", Permission.WRITE, "payments-" + i);
            band.always("bo", Permission.WRITE, "payments-" + i);
            band.always("bo", Permission.RUN, "payments-" + i);
        }
        band.always("ada", Permission.WRITE, "payments-alone");
        assertThat(said(band.draft()))
                .containsExactly("team:payments [WRITE] github/acme/acme/payments-*");
    }

    @Test
    void aGroupThatIsNoTeamMustLargelyDoIt() {
        for (int i = 0; i < 12; i++) {
            band.person("p" + i, "", Employment.UNSAID, "everybody");
        }
        band.always("p1", Permission.READ, "site").always("p2", Permission.READ, "site");
        assertThat(said(band.draft())).isEmpty();
        band.always("p3", Permission.READ, "site");
        assertThat(said(band.draft()))
                .containsExactly("idp:everybody [READ] github/acme/acme/site");
    }

    @Test
    void theFilesAreAModelTheSameEveryTimeWithTheReasonBesideEachLine() {
        String nasty = "pay\nments: [x] # \"q\" \\ \u2028 \ud83d\ude00";
        band.person("di", nasty).person("ed", nasty);
        for (String id : List.of("ada", "bo", "di", "ed")) {
            band.always(id, Permission.WRITE, "site").always(id, Permission.DEPLOY, "desk");
        }
        Draft first = band.draft();
        Model model = Model.read(first.files());
        assertThat(model.assignments()).hasSize(4);
        assertThat(model.assignments().stream().flatMap(one -> one.to().names().stream()))
                .contains("team:payments", "team:" + nasty);
        assertThat(first.files().getLast().text())
                .contains("- \"github/acme/acme/site\" # 20 events by ada, bo\n");
        Collections.reverse(band.habits);
        assertThat(band.draft().files()).isEqualTo(first.files());
    }

    @Test
    void theRightThatGivesItStandsBesideTheLine() {
        band.always("ada", Permission.WRITE, "payments").always("bo", Permission.WRITE, "payments");
        Right right =
                new Right(
                        Band.account("ada"),
                        Set.of(Permission.WRITE, Permission.READ),
                        "github/acme/acme",
                        List.of("team payments", "role maintain"),
                        "maintain");
        Known known =
                new Known(
                        band.known().who(),
                        new Picture(1, Band.NOW, List.of(right), List.of()),
                        Band.NOW);
        Draft draft = Draft.of(new ArrayList<>(band.habits), known);
        assertThat(draft.lines().getFirst().granted()).isEqualTo("team payments › role maintain");
    }
}
