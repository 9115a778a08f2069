package dev.gatehouse.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Every suppression there is, by what it is about. Guarded by the lock of [Findings].
final class Hidings {
    /// Suppressions kept; of more, the oldest are forgotten, those that ended first.
    static final int KEPT_MAX = 5_000;

    private final SequencedMap<Long, Hiding> all = new LinkedHashMap<>();
    private final Map<String, List<Hiding>> byRule = new HashMap<>();

    void add(Hiding hiding) {
        all.put(hiding.suppression().number(), hiding);
        Suppression.Scope scope = hiding.suppression().scope();
        byRule.computeIfAbsent(rule(scope.emitter(), scope.rule()), _ -> new ArrayList<>())
                .add(hiding);
        if (all.size() > KEPT_MAX) {
            forget(hiding.suppression().since());
        }
    }

    private void forget(Instant now) {
        Iterator<Hiding> oldest = all.values().iterator();
        Hiding gone = oldest.next();
        for (Hiding next = gone; oldest.hasNext(); next = oldest.next()) {
            if (!next.suppression().holds(now)) {
                gone = next;
                break;
            }
        }
        Suppression.Scope scope = gone.suppression().scope();
        all.remove(gone.suppression().number());
        byRule.getOrDefault(rule(scope.emitter(), scope.rule()), new ArrayList<>()).remove(gone);
    }

    private static String rule(String emitter, String rule) {
        return emitter + "/" + rule;
    }

    Optional<Hiding> find(long number) {
        return Optional.ofNullable(all.get(number));
    }

    /// Those that hide it at that moment.
    Stream<Hiding> over(Life life, Instant now) {
        return byRule
                .getOrDefault(rule(life.origin().emitter(), life.origin().rule()), List.of())
                .stream()
                .filter(hiding -> hiding.suppression().holds(now) && hiding.fits(life));
    }

    Stream<Hiding> all() {
        return all.values().stream();
    }
}
