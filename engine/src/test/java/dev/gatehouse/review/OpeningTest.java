package dev.gatehouse.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Cause;
import dev.gatehouse.inventory.FactChange;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.Part;
import dev.gatehouse.record.ReviewRecord.ReviewScope;
import dev.gatehouse.record.ReviewedRight;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
    @TempDir Path data;
    private Hall hall;

    @BeforeEach
    void open() {
        hall = new Hall(data);
    }

    @AfterEach
    void close() throws IOException {
        hall.close();
    }

    @Test
    void everybodyWhoHoldsAnythingIsInItWithTheirKeys() throws Exception {
        hall.right(Hall.BO, Hall.DESK, Permission.WRITE);
        hall.right(Hall.DAN, Hall.DESK, Permission.READ);
        hall.right(Hall.STRANGER, Hall.SHELF, Permission.READ);
        hall.right(Hall.BOT, Hall.DESK, Permission.RUN);
        hall.right(Hall.TEAM, Hall.SHELF, Permission.READ);
        hall.key("", true);
        Review review = hall.open();
        assertThat(review.isOpen()).isTrue();
        assertThat(review.lines())
                .extracting(line -> line.held().whose().standing())
                .containsExactlyInAnyOrder(
                        "person", "left", "nobody", "machine", "group", "nobody");
        assertThat(review.opening().digest())
                .isEqualTo(
                        Digest.of(
                                review.opening().asOf(),
                                review.lines().stream().map(Line::held).toList()));
    }

    @Test
    void aRightOfAGroupIsALineOfEachMember() throws Exception {
        hall.right(Hall.TEAM, Hall.SHELF, Permission.READ);
        hall.member(Hall.BO);
        hall.member(Hall.CY);
        Review review = hall.open();
        assertThat(review.lines())
                .extracting(line -> line.held().whose().subject())
                .containsExactly("bo", "cy");
        assertThat(review.lines().getFirst().held().what().through().toString()).contains("lights");
        assertThat(review.lines().getFirst().held().beside().peers()).isOne();
        assertThat(review.lines().getFirst().held().beside().team()).isEqualTo(2);
    }

    @Test
    void theSameIsFrozenTheSameAndAnythingElseHasAnotherDigest() throws Exception {
        hall.right(Hall.BO, Hall.DESK, Permission.WRITE);
        String first = hall.open().opening().digest();
        assertThat(hall.open().opening().digest()).isEqualTo(first);
        hall.used(Hall.BO, Permission.WRITE, Hall.DESK, 1);
        assertThat(hall.open().opening().digest()).isNotEqualTo(first);
    }

    @Test
    void aScopeHoldsWhatReachesIntoItToo() throws Exception {
        hall.right(Hall.BO, Hall.DESK, Permission.WRITE);
        hall.right(Hall.CY, "lamp/hall", Permission.ADMIN);
        hall.right(Hall.CY, Hall.SHELF, Permission.READ);
        ReviewScope desk = new ReviewScope(Hall.DESK, List.of(), List.of(), "");
        Review review = hall.opening.open(hall.asked(desk, Rule.OWNER), "user:1");
        assertThat(review.lines())
                .extracting(line -> line.held().what().resource())
                .containsExactlyInAnyOrder(Hall.DESK, "lamp/hall");
        ReviewScope writers = new ReviewScope("", List.of("write"), List.of("person"), "");
        assertThat(hall.opening.open(hall.asked(writers, Rule.OWNER), "user:1").lines()).hasSize(1);
        assertThatThrownBy(() ->
                        hall.opening.open(
                                hall.asked(
                                        new ReviewScope("lamp/attic", List.of(), List.of(), ""),
                                        Rule.OWNER),
                                "user:1"))
                .isInstanceOf(ReviewRefused.class);
    }

    @Test
    void nobodyIsToDecideAboutTheirOwn() throws Exception {
        hall.right(Hall.ADA, Hall.DESK, Permission.WRITE);
        hall.right(Hall.BO, Hall.DESK, Permission.WRITE);
        hall.right(Hall.BOT, Hall.DESK, Permission.RUN);
        Review byOwner = hall.open();
        assertThat(Hall.of(byOwner, Hall.BO).reviewers()).containsExactly("ada");
        assertThat(Hall.of(byOwner, Hall.ADA).reviewers()).as("the only lead").isEmpty();
        Review byManager = hall.opening.open(hall.asked(Hall.EVERYTHING, Rule.MANAGER), "user:1");
        assertThat(Hall.of(byManager, Hall.BOT).reviewers()).containsExactly("bo");
        Review byFallback = hall.opening.open(hall.asked(Hall.EVERYTHING, Rule.FALLBACK), "user:1");
        assertThat(Hall.of(byFallback, Hall.BO).reviewers()).isEmpty();
    }

    private static String advised(ReviewedRight right) {
        return right.advice().decision() + " " + right.advice().because();
    }

    @Test
    void whatIsSuggestedFollowsFromWhatIsKnown() throws Exception {
        hall.right(Hall.ADA, Hall.DESK, Permission.WRITE);
        hall.right(Hall.BO, Hall.DESK, Permission.WRITE, Permission.RUN);
        hall.right(Hall.CY, Hall.DESK, Permission.RUN);
        hall.right(Hall.DAN, Hall.DESK, Permission.READ);
        hall.right(Hall.STRANGER, Hall.SHELF, Permission.READ);
        hall.used(Hall.ADA, Permission.WRITE, Hall.DESK, 3);
        hall.used(Hall.BO, Permission.WRITE, Hall.DESK, 3);
        hall.used(Hall.STRANGER, Permission.READ, Hall.SHELF, 3);
        assertThat(advised(hall.frozen(Hall.ADA))).isEqualTo("keep used-and-expected");
        assertThat(advised(hall.frozen(Hall.BO))).isEqualTo("reduce partly-unused");
        assertThat(hall.frozen(Hall.BO).advice().keep()).containsExactly("write");
        assertThat(advised(hall.frozen(Hall.CY))).isEqualTo("revoke unused");
        assertThat(advised(hall.frozen(Hall.DAN))).isEqualTo("revoke left");
        assertThat(advised(hall.frozen(Hall.STRANGER))).isEqualTo("ask nobody");
    }

    @Test
    void unusedIsSaidOnlyWhereUseWouldHaveBeenSeen() throws Exception {
        hall.right(Hall.CY, Hall.DESK, Permission.RUN);
        hall.watched = (place, _, _) -> Optional.of(place + " does not tell of runs.");
        ReviewedRight line = hall.frozen(Hall.CY);
        assertThat(advised(line)).isEqualTo("ask unseen");
        assertThat(line.use().unseen()).isEqualTo("lamp/hall does not tell of runs.");
    }

    @Test
    void dutiesThatAreToBeApartAreShown() throws Exception {
        hall.model +=
                """
                separation:
                  - name: write and approve
                    one: { permission: [write], on: [lamp/hall/desk] }
                    other: { permission: [approve], on: [lamp/hall/desk] }
                    why: four eyes
                """;
        hall.right(Hall.BO, Hall.DESK, Permission.WRITE);
        hall.right(Hall.BO, "lamp/hall", Permission.APPROVE);
        hall.right(Hall.CY, Hall.DESK, Permission.WRITE);
        Review review = hall.open();
        assertThat(Hall.of(review, Hall.BO).held().beside().conflicts()).hasSize(1);
        assertThat(Hall.of(review, Hall.BO).held().beside().high()).isTrue();
        assertThat(advised(Hall.of(review, Hall.BO).held())).isEqualTo("ask conflict");
        assertThat(Hall.of(review, Hall.CY).held().beside().conflicts()).isEmpty();
    }

    @Test
    void whoGaveItIsTheEventThatDidBeItToTheGroup() throws Exception {
        hall.right(Hall.TEAM, Hall.SHELF, Permission.READ);
        hall.member(Hall.BO);
        hall.changes.add(
                new FactChange(
                        Hall.NOW.minus(Duration.ofDays(5)),
                        Optional.empty(),
                        Optional.of(new Membership(Hall.BO, Hall.TEAM, "lamp/hall", "member")),
                        new Cause.ByEvent(new EventId(47, 1)),
                        new Part(0, "members", new TreeMap<>())));
        ReviewedRight line = hall.frozen(Hall.BO);
        assertThat(line.origin().cause()).isEqualTo("47.1");
        assertThat(advised(line)).as("it had no time to be used").isEqualTo("ask unseen");
    }

    @Test
    void aReviewThatWasCutOffIsNotOpen() throws Exception {
        hall.right(Hall.BO, Hall.DESK, Permission.WRITE);
        Review whole = hall.open();
        hall.recorder.append(whole.opening());
        hall.reviews.awaitTaken(hall.recorder.journal().size() - 1, Duration.ofSeconds(20));
        Review cut = hall.reviews.all().getFirst();
        assertThat(cut.isOpen()).isFalse();
        assertThatThrownBy(() ->
                        hall.deciding.decide(
                                Hall.decision(cut, whole.lines().getFirst(), Decision.REVOKE, ""),
                                new Deciding.Decider("user:1", Optional.empty(), true)))
                .hasMessageContaining("not written down whole");
    }
}
