package dev.gatehouse.posture;

import dev.gatehouse.inventory.FactChange;
import dev.gatehouse.record.PostureRecord;
import dev.gatehouse.record.PostureRecord.PostureChanged;
import dev.gatehouse.record.PostureRecord.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What began to fail or stopped, beside what the records say. Where the records say the same there
/// is nothing to record, so asking once more, or making the view again, adds nothing.
final class Turns {
    private final Checks checks;
    private final Supplier<List<FactChange>> changes;
    private final Instant before;
    private final Causes.Why otherwise;
    private final Map<String, List<Turn>> turns = new LinkedHashMap<>();
    private Optional<Causes> causes = Optional.empty();

    /// @param changes everything that changed; asked for only where something turned
    /// @param before when it was asked before
    /// @param otherwise what it is where no fact did it
    Turns(Checks checks, Supplier<List<FactChange>> changes, Instant before, Causes.Why otherwise) {
        this.checks = checks;
        this.changes = changes;
        this.before = before;
        this.otherwise = otherwise;
    }

    List<PostureChanged> between(Remembered remembered, Round round) {
        for (Judged judged : round.judged().values()) {
            boolean fails = judged.result() == Result.Fails.FAILS;
            if (fails != remembered.fails(judged.key())) {
                turn(remembered, judged, judged.result().word());
            }
        }
        for (Judged.Key key : remembered.keys()) {
            if (!round.judged().containsKey(key) && remembered.fails(key)) {
                Judged gone =
                        new Judged(
                                key.check(), key.subject(), "", "", Result.Passes.PASSES, Map.of());
                turn(remembered, gone, Examples.NONE);
            }
        }
        return records();
    }

    private void turn(Remembered remembered, Judged judged, String after) {
        String earlier =
                remembered.last(judged.key()).map(Standing.Drift::after).orElse(Examples.NONE);
        Causes.Why why =
                checks.check(judged.check())
                        .map(check -> causes().of(check, judged, before, otherwise(check)))
                        .orElse(new Causes.Why(otherwise.when(), Causes.CHECK));
        turns.computeIfAbsent(judged.check(), _ -> new ArrayList<>())
                .add(
                        new Turn(
                                judged.subject(),
                                earlier,
                                after,
                                why.when(),
                                why.cause(),
                                judged.resource(),
                                judged.account()));
    }

    private Causes.Why otherwise(Check check) {
        return check.changesWithTime() ? otherwise : new Causes.Why(otherwise.when(), Causes.CHECK);
    }

    private Causes causes() {
        Causes known = causes.orElseGet(() -> new Causes(changes.get()));
        causes = Optional.of(known);
        return known;
    }

    private List<PostureRecord.PostureChanged> records() {
        List<PostureChanged> records = new ArrayList<>();
        turns.forEach((check, some) -> {
            for (int at = 0; at < some.size(); at += Posture.TURNS_MAX) {
                records.add(
                        new PostureChanged(
                                check,
                                some.subList(at, Math.min(some.size(), at + Posture.TURNS_MAX))));
            }
        });
        return records;
    }
}
