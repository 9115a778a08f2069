package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.event.Words;
import dev.gatehouse.record.ReviewRecord.ReviewOpened;
import dev.gatehouse.record.ReviewedRight;
import dev.gatehouse.review.Deciding;
import dev.gatehouse.review.Deciding.Decider;
import dev.gatehouse.review.Line;
import dev.gatehouse.review.Observing;
import dev.gatehouse.review.Review;
import dev.gatehouse.server.api.ReviewAnswers.ClosingAnswer;
import dev.gatehouse.server.api.ReviewAnswers.LineAnswer;
import dev.gatehouse.server.api.ReviewAnswers.ReviewAnswer;
import dev.gatehouse.server.api.ReviewAnswers.ScopeAnswer;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.signin.Tokens;
import dev.gatehouse.server.signin.Users;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Access reviews: which there are, how far they are, and their lines.
public final class ReviewsApi {
    static final String PATH = "/api/v1/reviews";
    private static final int LIMIT_FALLBACK = 100;
    private static final int LIMIT_MAX = 1_000;

    private final EngineRooms rooms;
    private final Around around;

    public ReviewsApi(EngineRooms rooms, Around around) {
        this.rooms = rooms;
        this.around = around;
    }

    /// What stands around it.
    ///
    /// @param audit is told of each question before it is answered
    public record Around(Users users, Tokens tokens, SelfAudit audit, InstantSource clock) {}

    /// All of them, the one opened last first.
    public record ReviewsAnswer(List<ReviewAnswer> reviews) {}

    /// Which review.
    public record OneQuestion(long id) {}

    /// Which lines of it.
    ///
    /// @param show `changed` for what is not as it was when it was last kept, `all`, or `to-go` for
    ///   what is to be taken away
    /// @param state only `undecided`, `open`, `asked`, `kept`, `reduced` or `revoked`
    /// @param yours only those the caller is to decide about
    /// @param high only those whose keeping needs a reason, or only the others
    /// @param q only those with these letters in what they say
    /// @param after the `next` of the page before
    public record LinesQuestion(
            long id,
            Optional<String> show,
            Optional<String> state,
            Optional<Boolean> yours,
            Optional<Boolean> high,
            Optional<String> q,
            Optional<Integer> after,
            Optional<Integer> limit) {}

    /// A page of lines, by number.
    ///
    /// @param count of all pages
    public record LinesAnswer(
            ReviewAnswer review, List<LineAnswer> lines, int count, Optional<Integer> next) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.REVIEW_READ);
        return List.of(
                get(PATH, read, "Every access review, the one opened last first.")
                        .answers(Nothing.class, ReviewsAnswer.class, (call, _) -> all(call)),
                get(PATH + "/{id}", read, "One access review, and how far it is.")
                        .answers(OneQuestion.class, ReviewAnswer.class, this::one),
                get(PATH + "/{id}/lines", read, "Its lines, with all that is known of each.")
                        .answers(LinesQuestion.class, LinesAnswer.class, this::lines));
    }

    /// What a caller may know, and what things are called.
    record Seen(ReviewNames names, Decider caller, PlacesInScope places) {}

    private Seen seen(Call call) {
        ReviewNames names = new ReviewNames(rooms, around);
        return new Seen(
                names,
                names.decider(call),
                new PlacesInScope(call.caller().scope(), rooms.sources()));
    }

    private ReviewsAnswer all(Call call) {
        note(call, "reviews");
        Seen seen = seen(call);
        return new ReviewsAnswer(
                rooms.reviews().all().stream()
                        .filter(review -> isKnown(review, seen.places()))
                        .map(review -> answer(review, seen))
                        .toList());
    }

    private ReviewAnswer one(Call call, OneQuestion asked) {
        note(call, "review " + asked.id());
        Seen seen = seen(call);
        return answer(find(asked.id(), seen.places()), seen);
    }

    private LinesAnswer lines(Call call, LinesQuestion asked) {
        note(call, "review " + asked.id() + " lines " + asked.q().orElse(""));
        Seen seen = seen(call);
        Review review = find(asked.id(), seen.places());
        Observing observing = observing(review);
        ReviewLineAnswers answers =
                new ReviewLineAnswers(review, seen.names(), observing, seen.caller());
        Predicate<Line> which = which(asked, review, seen.caller());
        String letters = asked.q().orElse("").toLowerCase(Locale.ROOT);
        int limit = Math.clamp(asked.limit().orElse(LIMIT_FALLBACK), 1, LIMIT_MAX);
        int after = asked.after().orElse(-1);
        List<LineAnswer> page = new ArrayList<>();
        int count = 0;
        boolean more = false;
        for (Line line : known(review, seen.places())) {
            boolean counts =
                    which.test(line)
                            && (letters.isEmpty()
                                    || answers.says(line.held())
                                            .toLowerCase(Locale.ROOT)
                                            .contains(letters));
            count += counts ? 1 : 0;
            if (counts && line.number() > after) {
                more = page.size() == limit;
                if (!more) {
                    page.add(answers.of(line));
                }
            }
        }
        return new LinesAnswer(
                answer(review, seen),
                page,
                count,
                more ? Optional.of(page.getLast().number()) : Optional.empty());
    }

    private static Predicate<Line> which(LinesQuestion asked, Review review, Decider caller) {
        Decider reviewer = new Decider(caller.by(), caller.person(), false);
        String fallback = review.opening().fallback();
        Predicate<Line> shown =
                switch (asked.show().orElse("changed")) {
                    case "changed" -> line -> !line.isUnchanged();
                    case "all" -> _ -> true;
                    case "to-go" ->
                            line ->
                                    line.state() == Line.State.REVOKED
                                            || line.state() == Line.State.REDUCED;
                    default -> throw ProblemException.of(400, "show is changed, all or to-go.");
                };
        Predicate<Line> inState =
                switch (asked.state().orElse("")) {
                    case "" -> _ -> true;
                    case "undecided" -> line -> line.decided().isEmpty();
                    default -> {
                        Line.State state =
                                Words.parse(Line.State.class, asked.state().orElse(""))
                                        .orElseThrow(() ->
                                                ProblemException.of(
                                                        400,
                                                        "state is undecided, open, asked, kept,"
                                                                + " reduced or revoked."));
                        yield line -> line.state() == state;
                    }
                };
        return line ->
                shown.test(line)
                        && inState.test(line)
                        && (!asked.yours().orElse(false)
                                || Deciding.mayDecide(line, fallback, reviewer))
                        && asked.high()
                                .filter(high -> high != line.held().beside().high())
                                .isEmpty();
    }

    private void note(Call call, String question) {
        around.audit().noteRead(call.caller(), question, rooms.reviews().cursor() - 1);
    }

    private Observing observing(Review review) {
        return new Observing(rooms.inventory(), review.opened(), around.clock().instant());
    }

    private static boolean isKnown(ReviewedRight held, PlacesInScope places) {
        return places.holds(held.what().resource())
                && (held.whose().account().isEmpty() || places.holds(held.whose().account()));
    }

    static List<Line> known(Review review, PlacesInScope places) {
        return review.lines().stream().filter(line -> isKnown(line.held(), places)).toList();
    }

    // Whoever may know of none of its lines is not told that there is such a review.
    private static boolean isKnown(Review review, PlacesInScope places) {
        return places.holds("")
                || review.lines().stream().anyMatch(line -> isKnown(line.held(), places));
    }

    Review find(long id, PlacesInScope places) {
        return rooms.reviews()
                .find(id)
                .filter(review -> isKnown(review, places))
                .orElseThrow(() -> ProblemException.of(404, "There is no such review."));
    }

    ReviewAnswer answer(Call call, Review review) {
        return answer(review, seen(call));
    }

    /// Lines as the caller may see them.
    List<LineAnswer> lines(Call call, Review review, List<Line> lines) {
        Seen seen = seen(call);
        ReviewLineAnswers answers =
                new ReviewLineAnswers(review, seen.names(), observing(review), seen.caller());
        return lines.stream().map(answers::of).toList();
    }

    private ReviewAnswer answer(Review review, Seen seen) {
        ReviewOpened opening = review.opening();
        List<Line> lines = known(review, seen.places());
        ReviewNames names = seen.names();
        Instant now = around.clock().instant();
        return new ReviewAnswer(
                review.id(),
                opening.name(),
                review.closing().isPresent() ? "closed" : review.isWhole() ? "open" : "cut-off",
                review.isOpen() && now.isAfter(opening.due()),
                opening.due(),
                review.opened(),
                names.named(opening.by()),
                opening.asOf(),
                opening.digest(),
                opening.rule(),
                names.named(opening.fallback()),
                new ScopeAnswer(
                        opening.scope().below(),
                        opening.scope().permissions(),
                        opening.scope().standing(),
                        opening.scope().holder()),
                ReviewCounts.counts(review, lines, observing(review), seen.caller()),
                ReviewCounts.measures(lines),
                review.closing()
                        .map(closing ->
                                new ClosingAnswer(
                                        closing.when(),
                                        names.named(closing.by()),
                                        closing.reason(),
                                        closing.undecided())));
    }
}
