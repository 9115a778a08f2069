package dev.gatehouse.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The facts of a picture, or those of an earlier one with a few others: put together only when
/// somebody asks for all of them. Safe for many threads.
final class FactList {
    private static final int OTHERS_MAX = 10_000;

    private List<Fact> most;
    private Set<Fact> gone;
    private List<Fact> come;

    private FactList(List<Fact> most, Set<Fact> gone, List<Fact> come) {
        this.most = most;
        this.gone = gone;
        this.come = come;
    }

    /// These.
    static FactList of(List<Fact> facts) {
        return new FactList(facts, Set.of(), List.of());
    }

    /// The same with some gone and others come.
    synchronized FactList after(FactDifference difference) {
        if (gone.size() + come.size() > OTHERS_MAX) {
            all();
        }
        List<Fact> nextCome = new ArrayList<>(come);
        Set<Fact> nextGone = new HashSet<>(gone);
        for (Fact fact : difference.gone()) {
            if (!nextCome.remove(fact)) {
                nextGone.add(fact);
            }
        }
        nextCome.addAll(difference.come());
        return new FactList(most, nextGone, nextCome);
    }

    /// All of them.
    synchronized List<Fact> all() {
        if (!gone.isEmpty() || !come.isEmpty()) {
            List<Fact> all = new ArrayList<>(most.size() + come.size());
            for (Fact fact : most) {
                if (!gone.contains(fact)) {
                    all.add(fact);
                }
            }
            all.addAll(come);
            most = List.copyOf(all);
            gone = Set.of();
            come = List.of();
        }
        return most;
    }
}
