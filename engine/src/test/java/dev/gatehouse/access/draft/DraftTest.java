package dev.gatehouse.access.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.model.Model;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.people.Employment;
import java.time.Instant;
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
        band.facts.add(
                new Right(
                        Band.account("ada"),
                        Set.of(Permission.WRITE, Permission.READ),
                        "github/acme/acme",
                        List.of("team payments", "role maintain"),
                        "maintain"));
        Draft draft = band.draft();
        assertThat(draft.lines().getFirst().granted()).isEqualTo("team payments › role maintain");
    }

    @Test
    void whatTheToolAllowsAWholeTeamCountsAsDoneByItWhereTwoOfThemDoTheLike() {
        List.of("cy", "di", "ed").forEach(id -> band.person(id, "search"));
        for (String place : List.of("a", "b", "c")) {
            band.allowed("ada", place, Permission.WRITE).allowed("bo", place, Permission.WRITE);
        }
        band.always("ada", Permission.WRITE, "a").always("bo", Permission.WRITE, "b");
        assertThat(said(band.draft()))
                .containsExactly(
                        "team:payments [WRITE] github/acme/acme/a",
                        "team:payments [WRITE] github/acme/acme/b");
        // One of them alone is not the team, however often.
        band.habits.removeLast();
        band.always("ada", Permission.WRITE, "b");
        assertThat(said(band.draft())).isEmpty();
    }

    @Test
    void whatTheToolAllowsFewOfATeamSpeaksForNobody() {
        band.person("cy", "payments").person("di", "payments").person("ed", "payments");
        band.allowed("ada", "a", Permission.WRITE).allowed("bo", "b", Permission.WRITE);
        band.always("ada", Permission.WRITE, "a").always("bo", Permission.WRITE, "b");
        assertThat(said(band.draft())).isEmpty();
    }

    @Test
    void whatTheToolAllowsEverybodySpeaksForNoTeam() {
        band.allowed("ada", "a", Permission.WRITE).allowed("bo", "a", Permission.WRITE);
        band.allowed("ada", "b", Permission.WRITE).allowed("bo", "b", Permission.WRITE);
        band.always("ada", Permission.WRITE, "a").always("bo", Permission.WRITE, "b");
        assertThat(said(band.draft())).isEmpty();
        List.of("cy", "di", "ed").forEach(id -> band.person(id, "search"));
        assertThat(said(band.draft())).hasSize(2);
    }

    @Test
    void aPlaceWhereSomethingWasFlaggedIsNotDraftedForTheWholeTeam() {
        List.of("cy", "di", "ed").forEach(id -> band.person(id, "search"));
        for (String place : List.of("a", "b", "c")) {
            band.allowed("ada", place, Permission.WRITE).allowed("bo", place, Permission.WRITE);
            band.always("ada", Permission.WRITE, place);
        }
        band.always("bo", Permission.WRITE, "a");
        band.did("bo", Permission.WRITE, "b", new Band.Span(60, 1, true));
        assertThat(said(band.draft()))
                .containsExactly(
                        "team:payments [WRITE] github/acme/acme/a",
                        "team:payments [WRITE] github/acme/acme/c");
    }

    @Test
    void whatTheToolLetsEverybodyReadAndManyOfManyTeamsDoIsForEverybody() {
        for (int i = 0; i < 6; i++) {
            band.person("p" + i, "team" + i % 3).allowed("p" + i, "", Permission.READ);
            band.always("p" + i, Permission.READ, "site" + i);
        }
        band.facts.replaceAll(fact ->
                fact instanceof Right right
                        ? new Right(
                                right.account(),
                                right.permissions(),
                                "github/acme/acme",
                                right.through(),
                                right.named())
                        : fact);
        assertThat(said(band.draft())).containsExactly("all-people [READ] github/acme/acme");
        assertThat(band.draft().rest()).isEmpty();
        // Half of all must be allowed it.
        for (int i = 0; i < 5; i++) {
            band.person("q" + i, "desk");
        }
        assertThat(said(band.draft())).isNotEmpty().noneMatch(line -> line.contains("all-people"));
    }

    @Test
    void machinesOfOneOwnerAndPurposeAreAGroup() {
        band.machine("hen", "ada", "build agent").machine("cock", "ada", "build agent");
        band.machine("fox", "bo", "build agent").machine("owl", "ada", "");
        band.always("hen", Permission.READ, "site").always("fox", Permission.READ, "site");
        band.always("owl", Permission.READ, "site");
        assertThat(said(band.draft())).isEmpty();
        band.always("cock", Permission.READ, "site");
        assertThat(said(band.draft()))
                .containsExactly("build agent machines of ada [READ] github/acme/acme/site");
        Model model = Model.read(band.draft().files());
        assertThat(model.assignments().getFirst().to().names())
                .containsExactlyInAnyOrder("machine:hen", "machine:cock");
    }
}
