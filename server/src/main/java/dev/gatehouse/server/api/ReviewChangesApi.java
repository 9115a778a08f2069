package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Words;
import dev.gatehouse.people.Person;
import dev.gatehouse.record.ReviewRecord.ReviewScope;
import dev.gatehouse.review.Deciding;
import dev.gatehouse.review.Decision;
import dev.gatehouse.review.Line;
import dev.gatehouse.review.Opening;
import dev.gatehouse.review.Review;
import dev.gatehouse.review.ReviewRefused;
import dev.gatehouse.review.Rule;
import dev.gatehouse.review.Standing;
import dev.gatehouse.server.api.ReviewAnswers.LineAnswer;
import dev.gatehouse.server.api.ReviewAnswers.ReviewAnswer;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Opening and closing access reviews, and deciding about their lines. A decision names the version
/// of each line it saw; what has become otherwise since is refused with 409.
public final class ReviewChangesApi {
    private final EngineRooms rooms;
    private final Opening opening;
    private final Deciding deciding;
    private final ReviewsApi.Around around;
    private final ReviewsApi reviews;

    public ReviewChangesApi(
            EngineRooms rooms, Opening opening, Deciding deciding, ReviewsApi.Around around) {
        this.rooms = rooms;
        this.opening = opening;
        this.deciding = deciding;
        this.around = around;
        this.reviews = new ReviewsApi(rooms, around);
    }

    /// What to review.
    ///
    /// @param due when it is to be done, `2027-03-01T00:00:00Z`
    /// @param rule who decides: `owner`, `manager` or `fallback`; owner where absent
    /// @param fallback who does where the rule names nobody: a user, or a person by id, name or
    ///   address; the caller where absent
    /// @param below only what reaches this path or lies below it
    /// @param permissions only rights with one of these
    /// @param standing only what `person`, `left`, `machine`, `nobody` or `group` holds
    /// @param holder only of that account, or person or machine by id
    public record OpeningQuestion(
            String name,
            String due,
            Optional<String> rule,
            Optional<String> fallback,
            Optional<String> below,
            Optional<List<String>> permissions,
            Optional<List<String>> standing,
            Optional<String> holder) {}

    /// A line as it was seen.
    public record SeenQuestion(int number, int version) {}

    /// What is decided about lines.
    ///
    /// @param decision `keep`, `reduce`, `revoke`, `delegate`, `not-mine`, `ask` or `undo`
    /// @param keep of `reduce`, the permissions that are left
    /// @param to of `delegate`, a person by id, name or address
    /// @param text the reason, or what is asked
    /// @param spentMillis how long the line was looked at
    public record DecisionQuestion(
            long id,
            List<SeenQuestion> lines,
            String decision,
            Optional<List<String>> keep,
            Optional<String> to,
            Optional<String> text,
            Optional<Long> spentMillis) {}

    /// The lines as they stand then.
    public record DecisionAnswer(ReviewAnswer review, List<LineAnswer> lines) {}

    /// Why it ends now, where lines are undecided.
    public record ClosingQuestion(long id, Optional<String> reason) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access open = Access.needs(Capability.REVIEW_OPEN);
        Access decide = Access.needs(Capability.REVIEW_DECIDE);
        return List.of(
                post(
                                ReviewsApi.PATH,
                                open,
                                "Opens a review: freezes who holds what, and hashes it.")
                        .answers(OpeningQuestion.class, ReviewAnswer.class, this::open),
                post(
                                ReviewsApi.PATH + "/{id}/decisions",
                                decide,
                                "Decides about lines, or takes a decision back.")
                        .answers(DecisionQuestion.class, DecisionAnswer.class, this::decide),
                post(
                                ReviewsApi.PATH + "/{id}/closing",
                                open,
                                "Closes a review; nothing more is decided.")
                        .answers(ClosingQuestion.class, ReviewAnswer.class, this::close));
    }

    /// Something that may be refused.
    @FunctionalInterface
    private interface Doing<T> {
        T run() throws ReviewRefused, InterruptedException;
    }

    private static <T> T done(Doing<T> doing) throws InterruptedException {
        try {
            return doing.run();
        } catch (ReviewRefused refused) {
            String why = refused.getMessage() + ".";
            throw switch (refused.reason()) {
                case NOT_THERE -> ProblemException.of(404, "Not found: " + why);
                case STALE -> ProblemException.of(409, "Not done: " + why);
                case NOT_YOURS -> ProblemException.of(403, "Not yours: " + why);
                case UNFIT -> ProblemException.of(422, "Not possible: " + why);
            };
        }
    }

    private ReviewAnswer open(Call call, OpeningQuestion asked) throws InterruptedException {
        ReviewNames names = new ReviewNames(rooms, around);
        String by = names.decider(call).by();
        Rule rule = word(Rule.class, "rule", asked.rule().orElse(Rule.OWNER.word()));
        for (String one : asked.permissions().orElse(List.of())) {
            word(Permission.class, "permissions", one);
        }
        for (String one : asked.standing().orElse(List.of())) {
            word(Standing.class, "standing", one);
        }
        Opening.Asked wanted =
                new Opening.Asked(
                        asked.name(),
                        Asked.instant("due", asked.due()),
                        new ReviewScope(
                                asked.below().orElse(""),
                                asked.permissions().orElse(List.of()),
                                asked.standing().orElse(List.of()),
                                asked.holder().orElse("")),
                        rule,
                        asked.fallback().map(text -> fallback(names, text)).orElse(by));
        Review review = done(() -> opening.open(wanted, by));
        call.answerStatus(201);
        return reviews.answer(call, review);
    }

    private static String fallback(ReviewNames names, String text) {
        return names.fallbackCalled(text)
                .orElseThrow(() ->
                        ProblemException.of(422, "Nobody is called " + text + ", or several are."));
    }

    private static <E extends Enum<E>> E word(Class<E> type, String name, String text) {
        return Words.parse(type, text)
                .orElseThrow(() ->
                        ProblemException.of(
                                400,
                                name
                                        + " is one of "
                                        + String.join(
                                                ", ",
                                                Arrays.stream(type.getEnumConstants())
                                                        .map(Words::of)
                                                        .toList())
                                        + "."));
    }

    private DecisionAnswer decide(Call call, DecisionQuestion asked) throws InterruptedException {
        ReviewNames names = new ReviewNames(rooms, around);
        Decision decision = word(Decision.class, "decision", asked.decision());
        String to =
                asked.to()
                        .map(text ->
                                names.personCalled(text)
                                        .map(Person::id)
                                        .orElseThrow(() ->
                                                ProblemException.of(
                                                        422,
                                                        "Nobody is called "
                                                                + text
                                                                + ", or several are.")))
                        .orElse("");
        mustKnow(call, asked);
        List<Line> lines =
                done(() ->
                        deciding.decide(
                                new Deciding.Asked(
                                        asked.id(),
                                        asked.lines().stream()
                                                .map(one ->
                                                        new Deciding.Seen(
                                                                one.number(), one.version()))
                                                .toList(),
                                        decision,
                                        asked.keep().orElse(List.of()),
                                        to,
                                        asked.text().orElse(""),
                                        Duration.ofMillis(asked.spentMillis().orElse(0L))),
                                names.decider(call)));
        Review review = reviews.find(asked.id(), places(call));
        return new DecisionAnswer(reviews.answer(call, review), reviews.lines(call, review, lines));
    }

    private PlacesInScope places(Call call) {
        return new PlacesInScope(call.caller().scope(), rooms.sources());
    }

    // Whoever may not know of a line gets no further.
    private void mustKnow(Call call, DecisionQuestion asked) {
        Review review = reviews.find(asked.id(), places(call));
        List<Integer> known =
                ReviewsApi.known(review, places(call)).stream().map(Line::number).toList();
        Set<Integer> numbers = new HashSet<>(known);
        for (SeenQuestion one : asked.lines()) {
            if (!numbers.contains(one.number())) {
                throw ProblemException.of(404, "The review has no line " + one.number() + ".");
            }
        }
    }

    private ReviewAnswer close(Call call, ClosingQuestion asked) throws InterruptedException {
        ReviewNames names = new ReviewNames(rooms, around);
        Review review =
                done(() ->
                        deciding.close(asked.id(), asked.reason().orElse(""), names.decider(call)));
        return reviews.answer(call, review);
    }
}
