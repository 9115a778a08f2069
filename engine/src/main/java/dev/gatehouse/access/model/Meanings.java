package dev.gatehouse.access.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which of many lines mean somebody, without trying those that name others.
final class Meanings {
    private final List<Assignment> lines;
    private final Map<String, BitSet> byName = new HashMap<>();
    // Those that mean accounts by a pattern, or whoever has a shift.
    private final List<Integer> byPattern = new ArrayList<>();
    private final List<Integer> byShift = new ArrayList<>();

    Meanings(List<Assignment> lines) {
        this.lines = lines;
        for (int i = 0; i < lines.size(); i++) {
            Whom to = lines.get(i).to();
            for (String name : to.names()) {
                byName.computeIfAbsent(name, _ -> new BitSet()).set(i);
            }
            if (!to.accounts().isEmpty()) {
                byPattern.add(i);
            }
            if (!to.schedules().isEmpty()) {
                byShift.add(i);
            }
        }
    }

    /// The numbers of the lines that mean one of those names, or the account, at all times; the
    /// caller's own.
    BitSet of(Set<String> names, String account) {
        BitSet meant = new BitSet();
        for (String name : names) {
            BitSet some = byName.get(name);
            if (some != null) {
                meant.or(some);
            }
        }
        for (int i : byPattern) {
            if (lines.get(i).to().means(names, account)) {
                meant.set(i);
            }
        }
        return meant;
    }

    /// The numbers of the lines that mean one of those names because of a shift at `when`.
    BitSet onShift(Set<String> names, Instant when) {
        BitSet meant = new BitSet();
        for (int i : byShift) {
            if (lines.get(i).to().onShift(names, when)) {
                meant.set(i);
            }
        }
        return meant;
    }
}
