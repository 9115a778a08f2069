package dev.gatehouse.behaviour;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What every account usually does, and how many accounts share each value. Accounts of people and
/// of machines are counted apart. When there are too many, the one that was silent for longest is
/// forgotten, and counted.
final class Baselines {
    /// Accounts that are remembered.
    static final int ACCOUNTS_MAX = 100_000;

    private final int accountsMax;

    // The one that was silent for longest comes first.
    private final LinkedHashMap<String, Baseline> byAccount = new LinkedHashMap<>();

    // How many accounts have a value, by aspect; follows from the baselines.
    private final Map<Aspect, Map<String, int[]>> holders = new EnumMap<>(Aspect.class);

    // Equal values of many accounts are one object.
    private final Map<String, String> texts = new HashMap<>();
    private long evicted;

    Baselines(int accountsMax) {
        this.accountsMax = accountsMax;
    }

    Optional<Baseline> of(String account) {
        return Optional.ofNullable(byAccount.get(account));
    }

    /// The one of an account that acts now; made where there is none.
    Baseline acting(String account, boolean isMachine, int seconds) {
        Baseline baseline = of(account).orElseGet(() -> new Baseline(account, isMachine, seconds));
        byAccount.putLast(account, baseline);
        if (byAccount.size() > accountsMax) {
            Baseline eldest = byAccount.firstEntry().getValue();
            remove(eldest.account);
            evicted++;
        }
        return baseline;
    }

    /// Takes one value in; says whether it was not usual.
    boolean take(Baseline baseline, Aspect aspect, String value, Values.Moment moment) {
        Values values = baseline.values(aspect);
        boolean isKnown = values.has(value);
        String shared = isKnown ? value : shared(value);
        Values.Taken taken = values.take(shared, moment, aspect.valuesMax());
        if (!isKnown) {
            count(aspect, shared, baseline.isMachine, 1);
        }
        if (!taken.evicted().isEmpty()) {
            count(aspect, taken.evicted(), baseline.isMachine, -1);
        }
        return taken.isFirst();
    }

    /// The one object of equal texts.
    String shared(String text) {
        return texts.computeIfAbsent(text, one -> one);
    }

    private void count(Aspect aspect, String value, boolean isMachine, int change) {
        Map<String, int[]> counts = holders.computeIfAbsent(aspect, _ -> new HashMap<>());
        int[] both = counts.computeIfAbsent(value, _ -> new int[2]);
        both[isMachine ? 1 : 0] += change;
        if (both[0] == 0 && both[1] == 0) {
            counts.remove(value);
            texts.remove(value);
        }
    }

    /// How many accounts of people, or of machines, have a value.
    int holders(Aspect aspect, String value, boolean isMachine) {
        int[] both = holders.getOrDefault(aspect, Map.of()).get(value);
        return both == null ? 0 : both[isMachine ? 1 : 0];
    }

    private void remove(String account) {
        Baseline gone = byAccount.remove(account);
        if (gone != null) {
            gone.values.forEach((aspect, values) ->
                    values.all().forEach(value -> count(aspect, value, gone.isMachine, -1)));
        }
    }

    /// Forgets what an account did for the first time then or later.
    void forget(String account, int from) {
        of(account)
                .ifPresent(baseline -> {
                    baseline.forget(from)
                            .forEach((aspect, gone) ->
                                    gone.forEach(
                                            value -> count(aspect, value, baseline.isMachine, -1)));
                });
    }

    int size() {
        return byAccount.size();
    }

    long evicted() {
        return evicted;
    }

    void restoreEvicted(long gone) {
        evicted = gone;
    }

    /// All of them, the one that was silent for longest first.
    List<Baseline> all() {
        return new ArrayList<>(byAccount.sequencedValues());
    }

    /// Takes up one that was saved; they come in the order of [#all].
    void restore(Baseline baseline) {
        byAccount.putLast(baseline.account, baseline);
        baseline.values.forEach((aspect, values) ->
                values.all().forEach(value -> count(aspect, value, baseline.isMachine, 1)));
    }
}
