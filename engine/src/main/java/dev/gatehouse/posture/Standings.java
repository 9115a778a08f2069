package dev.gatehouse.posture;

import dev.gatehouse.posture.Standing.Counts;
import dev.gatehouse.posture.Standing.Drift;
import dev.gatehouse.posture.Standing.PostureException;
import dev.gatehouse.posture.Standing.Stands;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts what checks say beside what is remembered of it.
final class Standings {
    private Standings() {}

    static Standing of(Round round, Checks checks, Remembered remembered, Instant now) {
        Map<String, Counts> counts = new HashMap<>();
        Map<String, List<Stands>> stands = new HashMap<>();
        for (Judged judged : round.judged().values()) {
            Optional<PostureException> exception =
                    remembered.exception(judged.key()).filter(some -> some.holds(now));
            counts.merge(
                    judged.check(),
                    Counts.NONE.with(judged.result(), exception.isPresent()),
                    Standings::sum);
            Optional<Check> check = checks.check(judged.check());
            if (judged.result() != Result.Passes.PASSES && check.isPresent()) {
                stands.computeIfAbsent(judged.check(), _ -> new ArrayList<>())
                        .add(new Stands(check.get(), judged, since(remembered, judged), exception));
            }
        }
        List<Stands> ordered = new ArrayList<>();
        checks.all().forEach(check -> ordered.addAll(stands.getOrDefault(check.id(), List.of())));
        return new Standing(round.at(), round.picture().version(), ordered, counts);
    }

    private static Optional<Drift> since(Remembered remembered, Judged judged) {
        return remembered
                .last(judged.key())
                .filter(drift -> drift.after().equals(judged.result().word()));
    }

    private static Counts sum(Counts one, Counts other) {
        return new Counts(
                one.fails() + other.fails(),
                one.excepted() + other.excepted(),
                one.unknown() + other.unknown(),
                one.passes() + other.passes());
    }
}
