package dev.gatehouse.access.changed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.rule.Condition;
import dev.gatehouse.access.rule.HouseRules;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Verb;
import dev.gatehouse.inventory.Cause;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.FactChange;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.Part;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.inventory.Setting;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.search.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WhatChangedTest {
    private static final String STAGE = "lamp/hall/shop/desk/environments/stage";
    private final List<Condition> merged =
            HouseRules.load(Path.of(System.getProperty("gatehouse.root"), "model/house.yaml"))
                    .memories()
                    .merged();

    private final Told told = new Told();
    private final List<Fact> granted = new ArrayList<>();
    private final List<FactChange> changes = new ArrayList<>();

    private List<Changed> changed(Duration since) {
        WhatChanged.Known known =
                new WhatChanged.Known(
                        told::page,
                        told::event,
                        _ -> Optional.empty(),
                        new Picture(1, Told.NOON, granted, List.of()),
                        window ->
                                changes.stream()
                                        .filter(one -> one.when().isAfter(window.from()))
                                        .toList());
        return new WhatChanged(known, merged)
                .of(STAGE, new Window(Told.NOON.minus(since), Told.NOON))
                .changed();
    }

    private List<String> lines() {
        return changed(Duration.ofHours(24)).stream()
                .map(one -> one.distance() + " " + one.way() + " " + one.kind().word())
                .toList();
    }

    private void change(Optional<Fact> before, Optional<Fact> after, Cause cause) {
        Instant when = Told.NOON.minusSeconds(900);
        changes.add(
                new FactChange(when, before, after, cause, new Part(0, "keys", new TreeMap<>())));
    }

    @Test
    void theNearestComesFirstAndThenTheLatest() {
        told.add(90, new Told.Line("push", Verb.UPDATE, "shop/desk", "repository"));
        told.add(
                80,
                new Told.Line("unprotect", Verb.CONFIGURE, "shop/desk/branches/main", "branch"));
        told.add(70, new Told.Line("ship", Verb.DEPLOY, "shop/desk/environments/stage", "stage"));
        told.add(
                60,
                new Told.Line(
                        "set", Verb.UPDATE, "shop/desk/environments/stage/secrets/k", "secret"));
        told.add(50, new Told.Line("runner", Verb.CREATE, "shop/runners/r1", "runner"));
        assertThat(lines())
                .containsExactly(
                        "0 itself secret",
                        "0 itself deployment",
                        "2 above code",
                        "3 beside protection",
                        "4 beside runner");
    }

    @Test
    void whatCannotReachItIsLeftOut() {
        told.add(9, new Told.Line("ship", Verb.DEPLOY, "shop/desk/environments/other", "stage"));
        told.add(9, new Told.Line("push", Verb.UPDATE, "shop/shelf", "repository"));
        told.add(9, new Told.Line("look", Verb.READ, "shop/desk/environments/stage", "stage"));
        told.add(9, new Told.Line("team", Verb.GRANT, "shop/teams/gardeners", "team"));
        told.add(
                9,
                new Told.Line(
                        "talk", Verb.CREATE, "shop/desk/change-requests/7", "change-request"));
        told.add(
                9,
                new Told.Line(
                        "ship",
                        Verb.DEPLOY,
                        "shop/desk/environments/stage",
                        "stage",
                        Outcome.DENIED,
                        ""));
        told.add(3_000, new Told.Line("old", Verb.UPDATE, "shop/desk", "repository"));
        assertThat(lines()).isEmpty();
    }

    @Test
    void aMergeCountsAndATeamThatHoldsARight() {
        told.add(
                9,
                new Told.Line(
                        "change.merge",
                        Verb.UPDATE,
                        "shop/desk/change-requests/7",
                        "change-request"));
        told.add(8, new Told.Line("team", Verb.GRANT, "shop/teams/lights", "team"));
        granted.add(
                new Right(
                        "lamp/hall/group/team/lights",
                        Set.of(Permission.DEPLOY),
                        "lamp/hall/shop/desk",
                        List.of(),
                        "ship"));
        assertThat(lines()).containsExactly("3 beside merge", "4 beside right");
    }

    @Test
    void whatItsRunsUsedIsAStepAway() {
        told.add(
                40,
                new Told.Line(
                        "ship",
                        Verb.DEPLOY,
                        "shop/desk/environments/stage",
                        "stage",
                        Outcome.SUCCEEDED,
                        "81"));
        told.add(
                39,
                new Told.Line(
                        "open", Verb.READ, "safe/secrets/key", "secret", Outcome.SUCCEEDED, "81"));
        told.add(30, new Told.Line("turn", Verb.UPDATE, "safe/secrets/key", "secret"));
        told.add(30, new Told.Line("turn", Verb.UPDATE, "safe/secrets/other", "secret"));
        assertThat(lines()).containsExactly("0 itself deployment", "1 used-by-its-runs secret");
    }

    @Test
    void aChangeWithItsEventIsOneAndOneWithoutSaysSo() {
        EventId id =
                told.add(
                        10,
                        new Told.Line(
                                "protect", Verb.CONFIGURE, "shop/desk/branches/main", "branch"));
        Setting before =
                new Setting("lamp/hall/shop/desk/branches/main", "reviews", new JsonString("2"));
        Setting after =
                new Setting("lamp/hall/shop/desk/branches/main", "reviews", new JsonString("0"));
        change(Optional.of(before), Optional.of(after), new Cause.ByEvent(id));
        Right right =
                new Right(
                        "lamp/hall/user/2",
                        Set.of(Permission.ADMIN),
                        "lamp/hall/shop",
                        List.of(),
                        "owner");
        change(Optional.empty(), Optional.of(right), Cause.Unexplained.UNEXPLAINED);
        change(Optional.empty(), Optional.of(right), Cause.FirstSight.FIRST_SIGHT);
        List<Changed> all = changed(Duration.ofHours(24));
        assertThat(all).hasSize(2);
        assertThat(all.getFirst().facts()).hasSize(1);
        assertThat(all.getFirst().event()).isPresent();
        assertThat(all.getLast().isUnexplained()).isTrue();
        assertThat(all.getLast().kind()).isEqualTo(ChangedKind.RIGHT);
    }

    @Test
    void aMemberOfAGroupThatMayCountsAndOneOfAnotherDoesNot() {
        String lights = "lamp/hall/group/team/lights";
        granted.add(new Right(lights, Set.of(Permission.DEPLOY), STAGE, List.of(), "ship"));
        change(
                Optional.empty(),
                Optional.of(new Membership("lamp/hall/user/3", lights, "lamp/hall", "")),
                Cause.Unexplained.UNEXPLAINED);
        change(
                Optional.empty(),
                Optional.of(
                        new Membership(
                                "lamp/hall/user/3",
                                "lamp/hall/group/team/gardeners",
                                "lamp/hall",
                                "")),
                Cause.Unexplained.UNEXPLAINED);
        change(
                Optional.empty(),
                Optional.of(
                        new Right(
                                "lamp/hall/user/4",
                                Set.of(Permission.WRITE),
                                "lamp/hall/shop/shelf",
                                List.of(),
                                "write")),
                Cause.Unexplained.UNEXPLAINED);
        assertThat(lines()).containsExactly("0 itself right");
    }
}
