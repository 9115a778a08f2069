package dev.gatehouse.server.api;

import dev.gatehouse.review.Deciding;
import dev.gatehouse.review.Deciding.Decider;
import dev.gatehouse.review.Line;
import dev.gatehouse.review.Observing;
import dev.gatehouse.review.Review;
import dev.gatehouse.server.api.ReviewAnswers.CountsAnswer;
import dev.gatehouse.server.api.ReviewAnswers.MeasuresAnswer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How far a review is, and how it was reviewed.
final class ReviewCounts {
    private static final double MILLIS = 1_000.0;

    private ReviewCounts() {}

    static CountsAnswer counts(
            Review review, List<Line> lines, Observing observing, Decider caller) {
        Map<Line.State, Integer> states = new EnumMap<>(Line.State.class);
        Map<Observing.State, Integer> seen = new EnumMap<>(Observing.State.class);
        int changed = 0;
        int high = 0;
        int yours = 0;
        Decider asked = new Decider(caller.by(), caller.person(), false);
        for (Line line : lines) {
            states.merge(line.state(), 1, Integer::sum);
            observing.of(line).ifPresent(one -> seen.merge(one.state(), 1, Integer::sum));
            changed += line.isUnchanged() ? 0 : 1;
            high += line.held().beside().high() ? 1 : 0;
            boolean isYours =
                    line.decided().isEmpty()
                            && Deciding.mayDecide(line, review.opening().fallback(), asked);
            yours += isYours ? 1 : 0;
        }
        int asking = states.getOrDefault(Line.State.ASKED, 0);
        return new CountsAnswer(
                lines.size(),
                changed,
                high,
                asking + states.getOrDefault(Line.State.OPEN, 0),
                yours,
                states.getOrDefault(Line.State.KEPT, 0),
                states.getOrDefault(Line.State.REDUCED, 0),
                states.getOrDefault(Line.State.REVOKED, 0),
                asking,
                seen.getOrDefault(Observing.State.HANDED_OVER, 0)
                        + seen.getOrDefault(Observing.State.CANNOT_TELL, 0),
                seen.getOrDefault(Observing.State.OBSERVED_GONE, 0),
                seen.getOrDefault(Observing.State.CAME_BACK, 0));
    }

    static MeasuresAnswer measures(List<Line> lines) {
        List<Line.Step> decided =
                lines.stream().map(Line::decided).flatMap(Optional::stream).toList();
        long atOnce = decided.stream().filter(step -> step.atOnce() > 1).count();
        long away =
                lines.stream()
                        .filter(line ->
                                line.state() == Line.State.REVOKED
                                        || line.state() == Line.State.REDUCED)
                        .count();
        return new MeasuresAnswer(
                median(decided), percent(atOnce, decided.size()), percent(away, decided.size()));
    }

    private static Optional<Double> median(List<Line.Step> decided) {
        long[] spent =
                decided.stream()
                        .filter(step -> step.atOnce() == 1 && step.spentMillis() > 0)
                        .mapToLong(Line.Step::spentMillis)
                        .sorted()
                        .toArray();
        return spent.length == 0 ? Optional.empty() : Optional.of(spent[spent.length / 2] / MILLIS);
    }

    private static double percent(long part, int whole) {
        return whole == 0 ? 0 : Math.round(1_000.0 * part / whole) / 10.0;
    }
}
