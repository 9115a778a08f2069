package dev.gatehouse.finding;

import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.ResourcePattern;
import dev.gatehouse.finding.Finding.Origin;
import dev.gatehouse.finding.Suppression.Ended;
import dev.gatehouse.finding.Suppression.Scope;
import dev.gatehouse.record.FindingRecord.Raised;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A suppression and the shape of what it hides: how bad, how often and where it was when somebody
/// said so. What is worse, much more or elsewhere was not what they meant, and ends it. Guarded by
/// the lock of [Findings].
final class Hiding {
    /// How many times as many events as before end a suppression.
    static final int TIMES_MORE_MAX = 10;

    /// Places a shape remembers; where there were more, a further one is nothing special.
    static final int PLACES_MAX = 500;

    // Of a rule that is hidden for everybody, only another installation of a tool is elsewhere.
    private static final int WIDE_PLACE_SEGMENTS = 2;

    private final Optional<ResourcePattern> pattern;
    private final Set<String> places = new HashSet<>();
    private Severity worst = Severity.INFORMATIONAL;
    private long before;
    private Suppression suppression;

    Hiding(Suppression suppression) {
        this.suppression = suppression;
        this.pattern = pattern(suppression.scope());
    }

    /// Remembers the shape of something that it hides from the first moment.
    void begin(Life life) {
        worst = worst.orWorse(life.evidence().severity());
        before += life.evidence().count();
        places.add(place(life.origin().resource()));
    }

    private static Optional<ResourcePattern> pattern(Scope scope) {
        return scope.resource().isEmpty()
                ? Optional.empty()
                : Optional.of(ResourcePattern.parse(scope.resource()));
    }

    private String place(String resource) {
        boolean wide = suppression.scope().subject().isEmpty();
        return wide
                ? String.join(
                        "/", Stream.of(resource.split("/", -1)).limit(WIDE_PLACE_SEGMENTS).toList())
                : resource;
    }

    boolean fits(Life life) {
        Scope scope = suppression.scope();
        Origin origin = life.origin();
        if (!scope.finding().isEmpty()) {
            return scope.finding().equals(life.key());
        }
        return scope.emitter().equals(origin.emitter())
                && scope.rule().equals(origin.rule())
                && (scope.subject().isEmpty() || scope.subject().equals(origin.subject()))
                && (pattern.isEmpty()
                        || (!origin.resource().isEmpty()
                                && pattern.get().matches(new ResourcePath(origin.resource()))));
    }

    /// Counts what it hides, or ends because that is not what was meant.
    ///
    /// @return why it ended, where it did
    Optional<String> take(Raised raised, Life.At at) {
        suppression =
                new Suppression(
                        suppression.number(),
                        suppression.scope(),
                        suppression.owner(),
                        suppression.reason(),
                        suppression.until(),
                        suppression.by(),
                        suppression.since(),
                        suppression.counted() + raised.count(),
                        suppression.ended());
        Optional<String> otherwise = otherwise(raised);
        otherwise.ifPresent(why -> end(new Ended(at.received(), true, why)));
        return otherwise;
    }

    private Optional<String> otherwise(Raised raised) {
        if (Severity.of(raised.severity()).compareTo(worst) > 0) {
            return Optional.of("It is worse than when it was suppressed: " + raised.severity());
        }
        if (suppression.counted() >= TIMES_MORE_MAX * Math.max(1, before)) {
            return Optional.of(
                    "It happened "
                            + suppression.counted()
                            + " times since it was suppressed, and "
                            + before
                            + " times before");
        }
        boolean named = !suppression.scope().finding().isEmpty() || pattern.isPresent();
        String place = place(raised.resource());
        if (!named && places.size() <= PLACES_MAX && !places.contains(place)) {
            return Optional.of("It happened somewhere it had not when it was suppressed: " + place);
        }
        return Optional.empty();
    }

    void end(Ended ended) {
        suppression =
                new Suppression(
                        suppression.number(),
                        suppression.scope(),
                        suppression.owner(),
                        suppression.reason(),
                        suppression.until(),
                        suppression.by(),
                        suppression.since(),
                        suppression.counted(),
                        Optional.of(ended));
    }

    Suppression suppression() {
        return suppression;
    }
}
