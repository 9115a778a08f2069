package dev.gatehouse.access;

import dev.gatehouse.access.rule.Deeds;
import dev.gatehouse.access.rule.HouseRules;
import dev.gatehouse.access.rule.Situation;
import dev.gatehouse.access.used.Texts;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.people.Who;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One set of rules with what it remembers, and which rows hang on what is not known yet.
final class Epoch {
    /// Keys of memory that rows hang on; the one that came first is let go of.
    static final int KEYS_MAX = 200_000;

    /// Rows that hang on one key.
    static final int ROWS_MAX = 256;

    private final Deeds deeds;
    private final Situation situation;
    private final Judge judge;
    private final String digest;
    private final Map<Long, List<Integer>> hanging =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, List<Integer>> eldest) {
                    return size() > KEYS_MAX;
                }
            };

    Epoch(Rulebook rulebook, Texts texts, Who who) {
        HouseRules house = rulebook.houseRules();
        this.deeds = new Deeds(house.memories(), texts);
        this.situation = new Situation(house.accounts(), deeds, who);
        this.judge = new Judge(house, situation);
        this.digest = rulebook.digest() + "-" + who.version();
    }

    String digest() {
        return digest;
    }

    /// Remembers what it says.
    ///
    /// @return rows to judge again, because more is known of what they hang on
    List<Integer> remember(Used used) {
        List<Integer> again = new ArrayList<>(0);
        for (long key : deeds.see(used)) {
            again.addAll(hanging.getOrDefault(key, List.of()));
        }
        return again;
    }

    Verdict judge(int at, Used used) {
        situation.begin();
        Verdict verdict = judge.judge(used);
        for (long key : situation.remembered() ? deeds.keys(used) : List.<Long>of()) {
            List<Integer> rows = hanging.computeIfAbsent(key, _ -> new ArrayList<>(1));
            if (rows.size() < ROWS_MAX && !rows.contains(at)) {
                rows.add(at);
            }
        }
        return verdict;
    }
}
