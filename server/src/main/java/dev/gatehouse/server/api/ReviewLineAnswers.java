package dev.gatehouse.server.api;

import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Words;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.record.ReviewedRight;
import dev.gatehouse.review.Because;
import dev.gatehouse.review.Deciding;
import dev.gatehouse.review.Deciding.Decider;
import dev.gatehouse.review.Line;
import dev.gatehouse.review.Observing;
import dev.gatehouse.review.Review;
import dev.gatehouse.server.api.PeopleAnswers.NamedAnswer;
import dev.gatehouse.server.api.ReviewAnswers.AdviceAnswer;
import dev.gatehouse.server.api.ReviewAnswers.EvidenceAnswer;
import dev.gatehouse.server.api.ReviewAnswers.LineAnswer;
import dev.gatehouse.server.api.ReviewAnswers.ObservedAnswer;
import dev.gatehouse.server.api.ReviewAnswers.RightAnswer;
import dev.gatehouse.server.api.ReviewAnswers.StepAnswer;
import dev.gatehouse.server.api.ReviewAnswers.WhoAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lines of reviews in the words of people.
final class ReviewLineAnswers {
    private final Review review;
    private final ReviewNames names;
    private final Observing observing;
    private final Decider caller;
    private @Nullable Picture then;

    ReviewLineAnswers(Review review, ReviewNames names, Observing observing, Decider caller) {
        this.review = review;
        this.names = names;
        this.observing = observing;
        this.caller = caller;
    }

    LineAnswer of(Line line) {
        ReviewedRight held = line.held();
        Optional<Observing.Seen> seen = observing.of(line);
        String fallback = review.opening().fallback();
        return new LineAnswer(
                line.number(),
                line.version(),
                Words.of(line.state()),
                says(held),
                who(held.whose()),
                new RightAnswer(
                        filled(held.what().credential()),
                        held.what().permissions(),
                        held.what().resource(),
                        held.what().through(),
                        held.what().named()),
                evidence(held),
                advice(held.advice()),
                held.beside().high(),
                line.isUnchanged(),
                review.isOpen() && Deciding.mayDecide(line, fallback, caller),
                line.reviewers().isEmpty()
                        ? List.of(names.named(fallback))
                        : line.reviewers().stream().map(names::person).toList(),
                line.steps().stream().map(this::step).toList(),
                seen.map(ReviewLineAnswers::observed),
                seen.filter(one -> one.state() != Observing.State.OBSERVED_GONE)
                        .map(_ -> handOver(line)));
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }

    private static Optional<Instant> said(Instant when) {
        return Optional.of(when).filter(one -> !one.equals(Instant.EPOCH));
    }

    // Asked only for accounts that are gone.
    private String account(String account) {
        return names.account(
                account,
                () -> {
                    Picture known = then;
                    if (known == null) {
                        known = names.at(review.opening().asOf());
                        then = known;
                    }
                    return known;
                });
    }

    private String holder(ReviewedRight.Whose whose) {
        return whose.subject().isEmpty()
                ? whose.account().isEmpty() ? "Nobody known" : account(whose.account())
                : names.person(whose.subject()).name();
    }

    /// The right in plain words.
    String says(ReviewedRight held) {
        return held.what().credential().isEmpty()
                ? holder(held.whose())
                        + " may "
                        + acts(held.what().permissions())
                        + " in "
                        + held.what().resource()
                : holder(held.whose())
                        + " has a "
                        + held.what().named()
                        + " for "
                        + held.what().resource();
    }

    // What permissions let one do, as verbs.
    private static String acts(List<String> permissions) {
        List<String> words =
                permissions.stream()
                        .map(word ->
                                switch (word) {
                                    case "secret" -> "read secrets";
                                    case "admin" -> "administer";
                                    default -> word;
                                })
                        .toList();
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    private WhoAnswer who(ReviewedRight.Whose whose) {
        Optional<NamedAnswer> subject = filled(whose.subject()).map(names::person);
        return new WhoAnswer(
                subject,
                whose.standing(),
                whose.account(),
                whose.account().isEmpty() ? "" : account(whose.account()));
    }

    private EvidenceAnswer evidence(ReviewedRight held) {
        ReviewedRight.Beside beside = held.beside();
        String cause = held.origin().cause();
        Optional<String> event =
                filled(cause).filter(one -> one.matches("[0-9]{1,18}[.][0-9]{1,9}"));
        return new EvidenceAnswer(
                said(held.origin().given()),
                event.flatMap(names::doer),
                event,
                given(held.origin(), event.isPresent()),
                held.use().events(),
                said(held.use().last()),
                filled(held.use().unseen()),
                beside.expected(),
                filled(beside.line()),
                filled(beside.criticality()),
                beside.conflicts(),
                beside.peers(),
                beside.team(),
                beside.since());
    }

    private static String given(ReviewedRight.Origin origin, boolean hasEvent) {
        if (hasEvent) {
            return "An event tells who gave it.";
        }
        return switch (origin.cause()) {
            case "first-sight" -> "It was there when the tool was first read.";
            case "unexplained" -> "It came between two readings, and no event tells why.";
            default ->
                    origin.given().equals(Instant.EPOCH)
                            ? "Since when is not known."
                            : "The tool says since when, and not by whom.";
        };
    }

    private static AdviceAnswer advice(ReviewedRight.Advice advice) {
        return new AdviceAnswer(
                advice.decision(),
                advice.keep(),
                advice.because(),
                Words.parse(Because.class, advice.because()).map(Because::sentence).orElse(""));
    }

    private StepAnswer step(Line.Step step) {
        return new StepAnswer(
                step.when(),
                names.named(step.by()),
                step.decision().word(),
                step.keep(),
                filled(step.to()).map(names::person),
                step.text(),
                step.atOnce());
    }

    private static ObservedAnswer observed(Observing.Seen seen) {
        String says =
                switch (seen.state()) {
                    case HANDED_OVER -> "The tool still shows it.";
                    case OBSERVED_GONE -> "The tool shows it no more.";
                    case CAME_BACK -> "It was gone, and the tool shows it again.";
                    case CANNOT_TELL ->
                            "It is not listed, and not every listing of the tool was read whole.";
                };
        return new ObservedAnswer(
                Words.of(seen.state()), seen.when(), seen.event().map(EventId::toString), says);
    }

    // What somebody who changes the tool has to do; Gatehouse itself never does.
    private String handOver(Line line) {
        ReviewedRight.What what = line.held().what();
        if (!what.credential().isEmpty()) {
            return "Revoke the "
                    + what.named()
                    + " "
                    + what.credential()
                    + " of "
                    + what.resource();
        }
        List<String> keep = line.decided().map(Line.Step::keep).orElse(List.of());
        List<String> away = what.permissions().stream().filter(one -> !keep.contains(one)).toList();
        String way =
                what.through().isEmpty()
                        ? ""
                        : ", which comes by " + String.join(" › ", what.through());
        return "Take the right to "
                + acts(away)
                + " in "
                + what.resource()
                + " from "
                + line.held().whose().account()
                + way;
    }
}
