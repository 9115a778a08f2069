package dev.gatehouse.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.event.Permission;
import dev.gatehouse.review.Deciding.Asked;
import dev.gatehouse.review.Deciding.Decider;
import dev.gatehouse.review.Deciding.Seen;
import dev.gatehouse.review.Line.State;
import dev.gatehouse.review.ReviewRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecidingTest {
    private static final Decider LEAD = new Decider("user:1", Optional.empty(), true);
    private static final Decider ADA = Hall.person("ada");

    @TempDir Path data;
    private Hall hall;

    @BeforeEach
    void open() {
        hall = new Hall(data);
        hall.right(Hall.ADA, Hall.DESK, Permission.WRITE);
        hall.right(Hall.BO, Hall.DESK, Permission.WRITE, Permission.RUN);
        hall.right(Hall.CY, Hall.DESK, Permission.ADMIN);
    }

    @AfterEach
    void close() throws IOException {
        hall.close();
    }

    private Reason refused(Asked asked, Decider decider) {
        long before = hall.recorder.journal().size();
        Reason reason =
                catchThrowableOfType(
                                ReviewRefused.class, () -> hall.deciding.decide(asked, decider))
                        .reason();
        assertThat(hall.recorder.journal().size()).as("nothing was recorded").isEqualTo(before);
        return reason;
    }

    private Line decide(Review review, String account, Decision decision, String text)
            throws ReviewRefused, InterruptedException {
        Line line = Hall.of(hall.reviews.find(review.id()).orElseThrow(), account);
        return hall.deciding.decide(Hall.decision(review, line, decision, text), LEAD).getFirst();
    }

    @Test
    void nobodyDecidesAboutWhatTheyHold() throws Exception {
        Review review = hall.open();
        Line own = Hall.of(review, Hall.ADA);
        Asked asked = Hall.decision(review, own, Decision.REVOKE, "");
        assertThat(refused(asked, ADA)).isEqualTo(Reason.NOT_YOURS);
        assertThat(refused(asked, new Decider("user:1", Optional.of("ada"), true)))
                .as("not even who leads the review")
                .isEqualTo(Reason.NOT_YOURS);
    }

    @Test
    void whoIsNotToDecideDoesNot() throws Exception {
        Review review = hall.open();
        Asked asked = Hall.decision(review, Hall.of(review, Hall.BO), Decision.REVOKE, "");
        assertThat(refused(asked, Hall.person("cy"))).isEqualTo(Reason.NOT_YOURS);
        assertThat(hall.deciding.decide(asked, ADA).getFirst().state()).isEqualTo(State.REVOKED);
    }

    @Test
    void theFallbackDecidesWhereNobodyElseDoes() throws Exception {
        Review review = hall.open();
        Asked asked = Hall.decision(review, Hall.of(review, Hall.ADA), Decision.REVOKE, "");
        Decider fallback = new Decider("user:9", Optional.empty(), false);
        assertThat(hall.deciding.decide(asked, fallback)).hasSize(1);
        Asked bo = Hall.decision(review, Hall.of(review, Hall.BO), Decision.REVOKE, "");
        assertThat(refused(bo, fallback)).isEqualTo(Reason.NOT_YOURS);
    }

    @Test
    void keepingWhatCouldDoMuchHarmNeedsAReason() throws Exception {
        Review review = hall.open();
        Line admin = Hall.of(review, Hall.CY);
        assertThat(refused(Hall.decision(review, admin, Decision.KEEP, "ok"), LEAD))
                .isEqualTo(Reason.UNFIT);
        assertThat(decide(review, Hall.CY, Decision.KEEP, "runs the hall in December").state())
                .isEqualTo(State.KEPT);
        assertThat(decide(review, Hall.BO, Decision.KEEP, "").state()).isEqualTo(State.KEPT);
    }

    @Test
    void whatChangedIsKeptOneByOne() throws Exception {
        Review review = hall.open();
        assertThat(refused(atOnce(review, Decision.KEEP, Hall.ADA, Hall.BO), LEAD))
                .as("nothing was reviewed before")
                .isEqualTo(Reason.UNFIT);
        decide(review, Hall.ADA, Decision.KEEP, "");
        decide(review, Hall.BO, Decision.KEEP, "");
        decide(review, Hall.CY, Decision.KEEP, "runs the hall in December");
        hall.deciding.close(review.id(), "", LEAD);
        Review next = hall.open();
        assertThat(Hall.of(next, Hall.BO).isUnchanged()).isTrue();
        assertThat(refused(atOnce(next, Decision.KEEP, Hall.ADA, Hall.CY), LEAD))
                .as("one of them could do much harm")
                .isEqualTo(Reason.UNFIT);
        assertThat(refused(atOnce(next, Decision.REVOKE, Hall.ADA, Hall.BO), LEAD))
                .isEqualTo(Reason.UNFIT);
        List<Line> kept =
                hall.deciding.decide(atOnce(next, Decision.KEEP, Hall.ADA, Hall.BO), LEAD);
        assertThat(kept).allMatch(line -> line.decided().orElseThrow().atOnce() == 2);
    }

    private static Asked atOnce(Review review, Decision decision, String... accounts) {
        return new Asked(
                review.id(),
                List.of(accounts).stream()
                        .map(account -> Hall.of(review, account))
                        .map(line -> new Seen(line.number(), line.version()))
                        .toList(),
                decision,
                List.of(),
                "",
                "",
                Duration.ZERO);
    }

    @Test
    void theLastReviewSaysWhatIsOtherwise() throws Exception {
        Review review = hall.open();
        decide(review, Hall.ADA, Decision.KEEP, "");
        decide(review, Hall.BO, Decision.REVOKE, "");
        hall.deciding.close(review.id(), "cy is on leave", LEAD);
        hall.right(Hall.DAN, Hall.SHELF, Permission.READ);
        Review next = hall.open();
        assertThat(since(next, Hall.ADA)).isEqualTo("same");
        assertThat(since(next, Hall.BO)).isEqualTo("still-there");
        assertThat(since(next, Hall.CY)).as("nobody decided").isEqualTo("otherwise");
        assertThat(since(next, Hall.DAN)).isEqualTo("gained");
    }

    private static String since(Review review, String account) {
        return Hall.of(review, account).held().beside().since();
    }

    @Test
    void whoeverLookedBeforeSomebodyElseDecidedIsTold() throws Exception {
        Review review = hall.open();
        Asked asked = Hall.decision(review, Hall.of(review, Hall.BO), Decision.REVOKE, "");
        hall.deciding.decide(asked, ADA);
        assertThat(refused(asked, LEAD)).isEqualTo(Reason.STALE);
    }

    @Test
    void aDecisionIsTakenBackUntilTheReviewCloses() throws Exception {
        Review review = hall.open();
        decide(review, Hall.BO, Decision.REVOKE, "");
        assertThat(decide(review, Hall.BO, Decision.UNDO, "").state()).isEqualTo(State.OPEN);
        assertThat(
                        refused(
                                Hall.decision(review, Hall.of(review, Hall.CY), Decision.UNDO, ""),
                                LEAD))
                .isEqualTo(Reason.UNFIT);
        assertThat(
                        catchThrowableOfType(
                                        ReviewRefused.class,
                                        () -> hall.deciding.close(review.id(), "", LEAD))
                                .getMessage())
                .startsWith("3 lines are undecided");
        Review closed = hall.deciding.close(review.id(), "the quarter is over", LEAD);
        assertThat(closed.closing().orElseThrow().undecided()).isEqualTo(3);
        assertThat(
                        refused(
                                Hall.decision(
                                        review, Hall.of(review, Hall.CY), Decision.REVOKE, ""),
                                LEAD))
                .isEqualTo(Reason.UNFIT);
    }

    @Test
    void aLineGoesToWhoeverItIsGivenToAndNeverToItsHolder() throws Exception {
        Review review = hall.open();
        Line bo = Hall.of(review, Hall.BO);
        assertThat(refused(to(review, bo, "bo"), LEAD)).isEqualTo(Reason.UNFIT);
        Line given = hall.deciding.decide(to(review, bo, "cy"), ADA).getFirst();
        assertThat(given.reviewers()).containsExactly("cy");
        assertThat(given.state()).isEqualTo(State.OPEN);
        Line back =
                hall.deciding
                        .decide(
                                Hall.decision(review, given, Decision.NOT_MINE, ""),
                                Hall.person("cy"))
                        .getFirst();
        assertThat(back.reviewers()).as("the fallback").isEmpty();
    }

    private static Asked to(Review review, Line line, String person) {
        return new Asked(
                review.id(),
                List.of(new Seen(line.number(), line.version())),
                Decision.DELEGATE,
                List.of(),
                person,
                "",
                Duration.ZERO);
    }

    @Test
    void lessIsLessThanAllAndMoreThanNothing() throws Exception {
        Review review = hall.open();
        Line bo = Hall.of(review, Hall.BO);
        for (List<String> keep :
                List.of(List.<String>of(), List.of("write", "run"), List.of("admin"))) {
            assertThat(refused(reduce(review, bo, keep), LEAD)).isEqualTo(Reason.UNFIT);
        }
        Line reduced = hall.deciding.decide(reduce(review, bo, List.of("write")), LEAD).getFirst();
        assertThat(reduced.decided().orElseThrow().keep()).containsExactly("write");
    }

    private static Asked reduce(Review review, Line line, List<String> keep) {
        return new Asked(
                review.id(),
                List.of(new Seen(line.number(), line.version())),
                Decision.REDUCE,
                keep,
                "",
                "",
                Duration.ZERO);
    }

    @Test
    void madeAgainFromTheJournalItIsTheSame() throws Exception {
        Review review = hall.open();
        decide(review, Hall.BO, Decision.REVOKE, "");
        decide(review, Hall.CY, Decision.ASK, "who asked for this?");
        List<Review> before = hall.reviews.all();
        long records = hall.recorder.journal().size();
        hall.close();
        try (var files = Files.walk(data)) {
            for (Path file : files.filter(one -> one.endsWith("reviews/remembered")).toList()) {
                Files.delete(file);
            }
        }
        hall = new Hall(data);
        hall.reviews.awaitTaken(hall.recorder.journal().size() - 1, Duration.ofSeconds(20));
        assertThat(hall.reviews.all()).isEqualTo(before);
        assertThat(hall.recorder.journal().size()).isEqualTo(records + 1);
        hall.close();
        hall = new Hall(data);
        assertThat(hall.reviews.all()).as("from its own file").isEqualTo(before);
    }
}
