package dev.gatehouse.behaviour;

import static dev.gatehouse.behaviour.Routine.at;
import static dev.gatehouse.behaviour.Routine.subject;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.behaviour.Routine.Deed;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Verb;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FindingDecision.FindingResolved;
import dev.gatehouse.record.FindingRecord.Raised;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BehaviourTest {
    private static final String ELSEWHERE = "198.51.100.9";

    private final Routine routine = new Routine();

    private Deed theft(String actor) {
        return Deed.of(actor).doing(Verb.GRANT, "lamp.give").from(ELSEWHERE).by("curl/8");
    }

    @Test
    void nothingIsUnusualWhileAnAccountIsLearned() {
        routine.works("ada", 0, 6);
        routine.tell(at(6, 10, 0), theft("ada"));
        assertThat(routine.signals("ada")).isEmpty();
        assertThat(routine.raised).isEmpty();
    }

    @Test
    void anOldAccountThatDidLittleIsStillLearned() {
        routine.tell(at(0, 9, 0), Deed.of("ada"));
        routine.tell(at(20, 9, 0), theft("ada"));
        assertThat(routine.signals("ada")).isEmpty();
        for (int day = 0; day < 12; day++) {
            routine.tell(at(day, 9, 0), Deed.of("eve"));
        }
        routine.tell(at(12, 9, 0), theft("eve"));
        assertThat(routine.signals("eve")).isEmpty();
    }

    @Test
    void whatIsUnusualOfOneFamilyIsNeverEnough() {
        routine.works("ada", 0, 12);
        for (int day = 12; day < 16; day++) {
            routine.tell(at(day, 9, 50), Deed.of("ada"));
            routine.tell(at(day, 10, 0), Deed.of("ada").from("198.51." + day + ".9"));
        }
        assertThat(routine.signals("ada")).contains("new-network", "credential-moved");
        assertThat(routine.raised).isEmpty();
    }

    @Test
    void whatIsUnusualInSeveralWaysIsRaisedOnceADay() {
        routine.works("ada", 0, 12);
        routine.tell(at(12, 10, 0), theft("ada"));
        routine.tell(at(12, 10, 5), theft("ada").on("lamp/hall/house/vault"));
        assertThat(routine.raised).hasSize(1);
        Raised raised = routine.raised.getFirst();
        assertThat(raised.subject()).isEqualTo(subject("ada"));
        assertThat(raised.rule()).isEqualTo("unusual-behaviour");
        assertThat(raised.certain()).isFalse();
        assertThat(routine.signals("ada")).contains("new-action", "new-network", "new-client");
    }

    @Test
    void eachSignalStandsOnceADayTheStrongest() {
        routine.works("ada", 0, 12);
        routine.tell(at(12, 10, 0), Deed.of("ada").doing(Verb.READ, "lamp.peek"));
        routine.tell(at(12, 10, 1), Deed.of("ada").doing(Verb.GRANT, "lamp.give"));
        routine.tell(at(12, 10, 2), Deed.of("ada").doing(Verb.READ, "lamp.pry"));
        List<Entry> entries = routine.entries(subject("ada"));
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().observed()).isEqualTo("lamp.give");
        assertThat(entries.getFirst().usual().getFirst().value()).isEqualTo("lamp.dim");
    }

    @Test
    void pointsHalveInAWeekAndGoAfterFour() {
        routine.works("ada", 0, 12);
        routine.tell(at(12, 10, 0), Deed.of("ada").doing(Verb.GRANT, "lamp.give"));
        List<Entry> entries = routine.entries(subject("ada"));
        double fresh = Score.of(entries, at(12, 10, 0)).points();
        assertThat(Score.of(entries, at(19, 10, 0)).points()).isEqualTo(fresh / 2);
        assertThat(Score.of(entries, at(41, 10, 0)).points()).isZero();
    }

    @Test
    void whatOthersDoTooTellsLessAndMachinesAreNoMeasureOfPeople() {
        routine.works("ada", 0, 12);
        routine.works("eve", 0, 12);
        for (int i = 0; i < 6; i++) {
            routine.tell(at(12, 9, i), Deed.of("user" + i).doing(Verb.GRANT, "lamp.give"));
            routine.tell(at(12, 9, i), Deed.of("bot" + i).doing(Verb.GRANT, "lamp.swap"));
        }
        routine.tell(at(12, 10, 0), Deed.of("ada").doing(Verb.GRANT, "lamp.give"));
        routine.tell(at(12, 10, 0), Deed.of("eve").doing(Verb.GRANT, "lamp.swap"));
        Entry common = routine.entries(subject("ada")).getFirst();
        Entry rare = routine.entries(subject("eve")).getFirst();
        assertThat(common.others()).isEqualTo(6);
        assertThat(rare.others()).isZero();
        assertThat(common.points()).isLessThan(rare.points() / 2);
    }

    @Test
    void whoDoesSomethingElseEveryDayIsNotUnusualByIt() {
        for (int day = 0; day < 20; day++) {
            routine.works("ada", day, 1);
            routine.tell(at(day, 10, 0), Deed.of("ada").on("lamp/hall/house/room" + day));
        }
        routine.works("eve", 0, 20);
        routine.tell(
                at(20, 10, 0),
                Deed.of("ada").on("lamp/hall/house/cellar").doing(Verb.GRANT, "lamp.dim"));
        routine.tell(
                at(20, 10, 0),
                Deed.of("eve").on("lamp/hall/house/attic").doing(Verb.GRANT, "lamp.dim"));
        assertThat(routine.entries(subject("ada")))
                .noneMatch(one -> one.observed().endsWith("cellar"));
        assertThat(routine.entries(subject("eve")))
                .anyMatch(one -> one.observed().endsWith("attic"));
    }

    @Test
    void aMachineInABrowserIsUnusualAndAPersonIsNot() {
        routine.works("bot", 0, 12);
        routine.works("ada", 0, 12);
        routine.tell(at(12, 10, 0), Deed.of("bot").by("Mozilla/5.0 (X11)"));
        routine.tell(at(12, 10, 0), Deed.of("ada").by("Mozilla/5.0 (X11)"));
        assertThat(routine.signals("bot")).containsExactly("like-a-person");
        assertThat(routine.signals("ada")).containsExactly("new-client");
    }

    @Test
    void whoWasSilentForLongWakes() {
        routine.works("ada", 0, 12);
        routine.tell(at(12 + 46, 10, 0), Deed.of("ada"));
        assertThat(routine.signals("ada")).containsExactly("woke");
        routine.works("eve", 0, 12);
        routine.tell(at(12 + 30, 10, 0), Deed.of("eve"));
        assertThat(routine.signals("eve")).isEmpty();
    }

    @Test
    void whoWakesIsMeasuredByWhatWasUsualBefore() {
        routine.works("ada", 0, 12);
        routine.tell(at(12 + 46, 10, 0), theft("ada"));
        assertThat(routine.signals("ada")).contains("woke", "new-action", "new-network");
    }

    @Test
    void aCredentialThatMovesWithinTheHourIsUnusualOneOfAPoolIsNot() {
        routine.works("ada", 0, 12);
        routine.tell(at(12, 10, 0), Deed.of("ada"));
        routine.tell(at(12, 10, 20), Deed.of("ada").from(ELSEWHERE));
        assertThat(routine.signals("ada")).contains("credential-moved");
        for (int day = 0; day < 12; day++) {
            routine.works("bot", day, 1);
            for (int i = 0; i < 4; i++) {
                routine.tell(at(day, 17, i), Deed.of("bot").from("10.0." + (2 + i) + ".1"));
            }
        }
        routine.tell(at(12, 10, 0), Deed.of("bot"));
        routine.tell(at(12, 10, 20), Deed.of("bot").from(ELSEWHERE));
        assertThat(routine.signals("bot")).doesNotContain("credential-moved");
    }

    @Test
    void aRightThatWasGainedAndUsedAtOnceAsNeverBeforeIsUnusual() {
        routine.works("ada", 0, 12);
        routine.works("eve", 0, 12);
        Deed give = Deed.of("boss").doing(Verb.GRANT, "lamp.give");
        routine.tell(at(12, 9, 0), give.on("lamp/hall/house/members/ada"));
        routine.tell(at(12, 9, 0), give.on("lamp/hall/shed/members/eve"));
        Deed use = Deed.of("ada").doing(Verb.DEPLOY, "lamp.light").on("lamp/hall/house/kitchen");
        routine.tell(at(12, 10, 0), use);
        assertThat(routine.signals("ada")).contains("gained-then-used");
        Entry entry = routine.entries(subject("ada")).getFirst();
        assertThat(entry.usual().getFirst().value())
                .isEqualTo("given on lamp/hall/house by lamp/hall/user/boss");
        // Given elsewhere, or long ago, it is not what was gained.
        Deed elsewhere = Deed.of("eve").doing(Verb.DEPLOY, "lamp.light");
        routine.tell(at(12, 10, 0), elsewhere);
        routine.tell(at(13, 9, 0), give.on("lamp/hall/house/members/eve"));
        routine.tell(at(15, 10, 0), elsewhere.doing(Verb.DEPLOY, "lamp.flash"));
        assertThat(routine.signals("eve")).doesNotContain("gained-then-used");
    }

    @Test
    void farMoreThanEverInAnHourIsUnusual() {
        routine.works("ada", 0, 12);
        for (int i = 0; i < 12; i++) {
            routine.tell(at(12, 10, i), Deed.of("ada").on("lamp/hall/house/room" + i));
        }
        assertThat(routine.signals("ada")).doesNotContain("many-resources");
        routine.tell(at(12, 10, 13), Deed.of("ada").on("lamp/hall/house/room13"));
        assertThat(routine.signals("ada")).contains("many-resources");
    }

    @Test
    void aBurstOfAMachineTellsHalfOfWhatOneOfAPersonDoes() {
        for (String actor : List.of("ada", "bot")) {
            routine.works(actor, 0, 12);
            for (int i = 0; i < 14; i++) {
                routine.tell(at(12, 10, i), Deed.of(actor).on("lamp/hall/house/room" + i));
            }
        }
        assertThat(burst("bot")).isEqualTo(burst("ada") / 2);
    }

    private int burst(String actor) {
        return routine.entries(subject(actor)).stream()
                .filter(one -> one.family() == Family.AMOUNT)
                .mapToInt(Entry::points)
                .sum();
    }

    @Test
    void refusalsTeachNothingAndAreCounted() {
        routine.works("ada", 0, 12);
        Deed refused = Deed.of("ada").from(ELSEWHERE).ending(Outcome.DENIED);
        // Whoever tries the names of others gives them no points, and makes none of them known.
        for (int i = 0; i < 11; i++) {
            routine.tell(at(12, 9, i), refused.doing(Verb.AUTHENTICATE, "lamp.enter"));
            routine.tell(at(12, 9, i), Deed.of("nobody" + i).ending(Outcome.DENIED));
        }
        assertThat(routine.signals("ada")).isEmpty();
        assertThat(routine.behaviour.baselines.size()).isEqualTo(1);
        for (int i = 0; i < 11; i++) {
            routine.tell(at(12, 10, i), refused);
        }
        assertThat(routine.signals("ada")).containsExactly("many-refusals");
    }

    @Test
    void whatCameLateOnlyTeaches() {
        routine.works("ada", 0, 12);
        var event = routine.event(at(12, 10, 0), theft("ada"));
        routine.behaviour.take(Delays.by(event, Duration.ofDays(4)), Who.NOBODY);
        assertThat(routine.signals("ada")).isEmpty();
        routine.tell(at(13, 10, 0), theft("ada"));
        assertThat(routine.signals("ada")).doesNotContain("new-action", "new-network");
    }

    @Test
    void aConfirmedAttackIsNotLearned() {
        routine.works("ada", 0, 12);
        routine.tell(at(12, 10, 0), theft("ada"));
        Raised raised = routine.raised.getFirst();
        routine.behaviour.hear(raised, 5_000);
        routine.behaviour.hear(resolved(raised, "true-positive"), Who.NOBODY);
        routine.works("ada", 13, 1);
        routine.tell(at(14, 10, 0), theft("ada"));
        assertThat(
                        routine.entries(subject("ada")).stream()
                                .filter(one -> one.when().equals(at(14, 10, 0))))
                .extracting(Entry::name)
                .contains("new-action", "new-network", "new-client");
    }

    @Test
    void whatWasHarmlessIsStruckOutAndLearned() {
        routine.works("ada", 0, 12);
        routine.tell(at(12, 10, 0), theft("ada"));
        Raised raised = routine.raised.getFirst();
        routine.behaviour.hear(raised, 5_000);
        routine.behaviour.hear(resolved(raised, "benign-expected"), Who.NOBODY);
        assertThat(routine.entries(subject("ada"))).isEmpty();
        routine.tell(at(13, 10, 0), theft("ada"));
        assertThat(routine.signals("ada")).doesNotContain("new-action", "new-network");
    }

    private static FindingResolved resolved(Raised raised, String disposition) {
        return new FindingResolved(raised.key(), disposition, "because", "user:1");
    }

    @Test
    void detectionsAloneAreWorthALookOnlyWithACertainOneAmongThem() {
        assertThat(routine.behaviour.hear(detection("one", false, "critical"), 1)).isEmpty();
        assertThat(routine.behaviour.hear(detection("two", false, "critical"), 2)).isEmpty();
        assertThat(routine.behaviour.hear(detection("three", true, "low"), 3)).isPresent();
    }

    @Test
    void oneFamilyGivesNoMoreThanAFamilyMay() {
        routine.works("ada", 0, 12);
        for (int day = 12; day < 16; day++) {
            routine.tell(at(day, 9, 50), Deed.of("ada"));
            routine.tell(at(day, 10, 0), Deed.of("ada").from("198.51." + day + ".9"));
        }
        Score score = Score.of(routine.entries(subject("ada")), at(15, 10, 0));
        assertThat(score.families()).containsOnlyKeys(Family.PLACE);
        assertThat(score.points()).isEqualTo(Score.FAMILY_POINTS_MAX);
    }

    private static Raised detection(String rule, boolean certain, String severity) {
        return new Raised(
                "detection",
                rule,
                rule,
                severity,
                certain,
                "person:ada",
                "lamp/hall",
                List.of(),
                1,
                1,
                List.of("1.0"),
                at(0, 1, 0),
                at(0, 1, 0),
                false);
    }
}
