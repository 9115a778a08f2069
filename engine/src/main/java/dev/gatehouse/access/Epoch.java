package dev.gatehouse.access;

import dev.gatehouse.access.Verdict.Basis;
import dev.gatehouse.access.Verdict.Value;
import dev.gatehouse.access.model.Doings;
import dev.gatehouse.access.model.Expected;
import dev.gatehouse.access.model.Introduction;
import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.rule.Behind;
import dev.gatehouse.access.rule.Deeds;
import dev.gatehouse.access.rule.Fact;
import dev.gatehouse.access.rule.HouseRules;
import dev.gatehouse.access.rule.Situation;
import dev.gatehouse.access.rule.Truth;
import dev.gatehouse.access.used.Texts;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.people.Subject;
import dev.gatehouse.people.Who;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One set of rules with what it remembers, and which rows hang on what is not known yet.
final class Epoch {
    /// Keys of memory that rows hang on; the one that came first is let go of.
    static final int KEYS_MAX = 200_000;

    /// Rows that hang on one key.
    static final int ROWS_MAX = 256;

    /// Models of the past one epoch can ask at once.
    static final int MODELS_MAX = 16;

    private final Rulebook rulebook;
    private final Introduction introduction;
    private final Deeds deeds;
    private final Situation situation;
    private final Doings doings;
    private final Judge judge;
    private final IdentityHashMap<Model, Judge> judges = new IdentityHashMap<>();
    private final IdentityHashMap<Heard.Past, Model> models = new IdentityHashMap<>();
    private final String digest;
    private final Map<Long, List<Integer>> hanging =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, List<Integer>> eldest) {
                    return size() > KEYS_MAX;
                }
            };

    private record Remembering(Who who, Behind behind) implements Introduction {
        @Override
        public Optional<Subject> subjectOf(String account, Instant when) {
            return who.subjectOf(account, when);
        }

        @Override
        public Optional<Subject> subjectOf(Used used) {
            return behind.of(used.number(UsedField.ACCOUNT), used);
        }
    }

    Epoch(Rulebook rulebook, Texts texts, Who who) {
        HouseRules house = rulebook.houseRules();
        this.rulebook = rulebook;
        this.deeds = new Deeds(house.memories(), texts);
        Behind behind = new Behind(who);
        this.situation = new Situation(house.accounts(), deeds, behind);
        this.introduction = new Remembering(who, behind);
        this.doings = new Doings(rulebook.model(), introduction);
        this.judge =
                new Judge(house, situation, new Expected(rulebook.model(), introduction, doings));
        this.judges.put(rulebook.model(), judge);
        this.digest = rulebook.digest() + "-" + who.version();
    }

    String digest() {
        return digest;
    }

    Judge judge() {
        return judge;
    }

    /// Remembers what it says.
    ///
    /// @return rows to judge again, because more is known of what they hang on
    List<Integer> remember(Used used) {
        List<Integer> again = new ArrayList<>(0);
        for (long key : deeds.see(used)) {
            again.addAll(hanging.getOrDefault(key, List.of()));
        }
        for (long key : doings.see(used)) {
            again.addAll(hanging.getOrDefault(key, List.of()));
        }
        return again;
    }

    /// Whether a fact holds, as far as is remembered.
    Truth fact(Fact fact, Used used) {
        return situation.of(fact, used);
    }

    /// The verdict, when nothing will be judged again because more is known.
    Verdict verdict(Used used) {
        return strict(judge.judge(used), used);
    }

    Verdict judge(int at, Used used) {
        situation.begin();
        Verdict verdict = verdict(used);
        for (long key : situation.remembered() ? deeds.keys(used) : List.<Long>of()) {
            hang(at, key);
        }
        for (long key : doings.keys(used)) {
            hang(at, key);
        }
        return verdict;
    }

    private void hang(int at, long key) {
        List<Integer> rows = hanging.computeIfAbsent(key, _ -> new ArrayList<>(1));
        if (rows.size() < ROWS_MAX && !rows.contains(at)) {
            rows.add(at);
        }
    }

    // What a change makes expected of its own author's past waits for somebody else.
    private Verdict strict(Verdict verdict, Used used) {
        if (verdict.basis() != Basis.DECIDED) {
            return verdict;
        }
        for (Held held : rulebook.held()) {
            if (used.id().position() < held.before()
                    && judge.expected().isOf(held.author(), used)) {
                Verdict before = judgeBy(held.earlier(), used);
                if (before.value() != Value.EXPECTED) {
                    return before;
                }
            }
        }
        return verdict;
    }

    /// The verdict by what was in force then, with what this epoch remembers.
    Verdict judgeBy(Heard.Past past, Used used) {
        if (models.size() > MODELS_MAX) {
            models.clear();
        }
        return judgeBy(models.computeIfAbsent(past, Heard.Past::model), used);
    }

    /// The verdict by another model, with what this epoch remembers.
    Verdict judgeBy(Model model, Used used) {
        if (judges.size() > MODELS_MAX) {
            judges.clear();
            judges.put(rulebook.model(), judge);
        }
        return judges.computeIfAbsent(
                        model,
                        one ->
                                new Judge(
                                        rulebook.houseRules(),
                                        situation,
                                        doings.isFor(one)
                                                ? new Expected(one, introduction, doings)
                                                : new Expected(one, introduction)))
                .judge(used);
    }
}
