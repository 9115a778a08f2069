package dev.gatehouse.review;

import dev.gatehouse.record.ReviewRecord.ReviewScope;
import dev.gatehouse.record.ReviewedRight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the reviews that were closed before said of the same lines; of each, the last that had it.
final class Before {
    private final Map<Identity, Line> last = new HashMap<>();
    private final List<ReviewScope> scopes = new ArrayList<>();

    /// @param reviews the one opened last first
    Before(List<Review> reviews) {
        for (Review review : reviews) {
            if (review.isWhole() && review.closing().isPresent()) {
                scopes.add(review.opening().scope());
                review.lines().forEach(line -> last.putIfAbsent(Identity.of(line.held()), line));
            }
        }
    }

    Since since(ReviewedRight held) {
        Line before = last.get(Identity.of(held));
        if (before == null) {
            return scopes.stream().anyMatch(scope -> Scoped.holds(scope, held))
                    ? Since.GAINED
                    : Since.FIRST;
        }
        Optional<Line.Step> decided = before.decided();
        boolean isSame = before.held().what().permissions().equals(held.what().permissions());
        if (decided.isEmpty()) {
            return Since.OTHERWISE;
        }
        return switch (decided.get().decision()) {
            case REVOKE -> Since.STILL_THERE;
            case REDUCE ->
                    decided.get().keep().containsAll(held.what().permissions())
                            ? Since.SAME
                            : Since.STILL_THERE;
            case KEEP -> isSame ? Since.SAME : Since.OTHERWISE;
            case DELEGATE, NOT_MINE, ASK, UNDO -> Since.OTHERWISE;
        };
    }
}
