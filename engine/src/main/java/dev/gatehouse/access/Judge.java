package dev.gatehouse.access;

import dev.gatehouse.access.Verdict.Basis;
import dev.gatehouse.access.Verdict.Value;
import dev.gatehouse.access.model.Expected;
import dev.gatehouse.access.model.Found;
import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.rule.Facts;
import dev.gatehouse.access.rule.HouseRule;
import dev.gatehouse.access.rule.HouseRules;
import dev.gatehouse.access.rule.Truth;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.event.Namespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Judges what was used: never, decided, governed, usual, none, in this order; the outcome plays no
/// part. The same rules, the same model, the same facts and the same event give the same verdict.
/// Keeps what it finds out about texts, so it belongs to one [dev.gatehouse.access.used.Texts] and
/// one thread.
public final class Judge {
    private static final String WHO = "who it was";

    private final Facts facts;
    private final Expected expected;
    private final HouseRules house;
    private final List<HouseRule> never;
    private final List<HouseRule> governed;
    private final List<HouseRule> usual;

    /// A judge without a model.
    ///
    /// @param house read for this judge alone
    /// @param facts what no single field says
    public Judge(HouseRules house, Facts facts) {
        this(house, facts, new Expected(Model.NONE, (_, _) -> Optional.empty()));
    }

    /// @param expected the model, asked by this judge alone
    public Judge(HouseRules house, Facts facts, Expected expected) {
        this.facts = facts;
        this.expected = expected;
        this.house = house;
        this.never = house.of(HouseRule.Kind.NEVER);
        this.governed = house.of(HouseRule.Kind.GOVERNED);
        this.usual = house.of(HouseRule.Kind.USUAL);
    }

    /// The verdict of what was used.
    public Verdict judge(Used used) {
        HouseRule forbids = first(never, used);
        if (forbids != null) {
            return new Verdict(Value.UNEXPECTED, Basis.NEVER, forbids.id(), List.of());
        }
        Found denies = expected.forbids(used);
        if (denies != null && denies.isCertain()) {
            return new Verdict(Value.UNEXPECTED, Basis.NEVER, denies.at(), List.of());
        }
        Verdict allowed = allowed(used);
        // What might be forbidden is not expected, whatever else covers it.
        return denies == null || allowed.value() == Value.UNEXPECTED
                ? allowed
                : new Verdict(Value.UNDECIDED, Basis.NEVER, denies.at(), denies.missing());
    }

    private Verdict allowed(Used used) {
        Found covers = expected.covers(used);
        if (covers != null && covers.isCertain()) {
            return new Verdict(Value.EXPECTED, Basis.DECIDED, covers.at(), List.of());
        }
        Verdict judged = governed(used, covers);
        if (judged != null) {
            return judged;
        }
        Expected.Replied replied = expected.answered(used);
        if (replied != null && replied.found().isCertain()) {
            String at = replied.found().at();
            return replied.allows()
                    ? new Verdict(Value.EXPECTED, Basis.DECIDED, at, List.of())
                    : new Verdict(Value.UNEXPECTED, Basis.GOVERNED, at, List.of());
        }
        HouseRule usually = first(usual, used);
        if (usually != null) {
            return new Verdict(Value.EXPECTED, Basis.USUAL, usually.id(), List.of());
        }
        Found might = covers == null && replied != null ? replied.found() : covers;
        return might == null
                ? Verdict.NOTHING
                : new Verdict(Value.UNDECIDED, Basis.NONE, "", might.missing());
    }

    // What certainly governs counts before what might.
    private @Nullable Verdict governed(Used used, @Nullable Found covers) {
        HouseRule might = null;
        for (HouseRule rule : governed) {
            Truth truth = holds(rule, used);
            if (truth == Truth.HOLDS) {
                return governed(used, rule.id(), covers);
            }
            if (truth == Truth.ABSENT && might == null) {
                might = rule;
            }
        }
        Found governs = expected.governs(used);
        if (governs != null) {
            return governed(used, governs.at(), covers);
        }
        if (might == null) {
            return null;
        }
        Set<String> missing = new TreeSet<>();
        might.when().missing(used, facts, missing);
        return undecided(might.id(), List.copyOf(missing));
    }

    private static Verdict governed(Used used, String by, @Nullable Found covers) {
        if (covers != null) {
            return undecided(by, covers.missing());
        }
        return used.text(UsedField.KIND).equals(Namespace.ANONYMOUS.word())
                ? undecided(by, List.of(WHO))
                : new Verdict(Value.UNEXPECTED, Basis.GOVERNED, by, List.of());
    }

    private static Verdict undecided(String by, List<String> missing) {
        return new Verdict(Value.UNDECIDED, Basis.GOVERNED, by, missing);
    }

    private @Nullable HouseRule first(List<HouseRule> rules, Used used) {
        for (HouseRule rule : rules) {
            if (holds(rule, used) == Truth.HOLDS) {
                return rule;
            }
        }
        return null;
    }

    // A rule that the model switched off, or that does not count here, fails.
    private Truth holds(HouseRule rule, Used used) {
        Truth truth = rule.when().of(used, facts);
        return truth != Truth.FAILS
                        && expected.changes(rule.id())
                        && !expected.excuses(rule.id(), used).isEmpty()
                ? Truth.FAILS
                : truth;
    }

    /// A house rule that would hold, but for a line of the model.
    ///
    /// @param at that line, as `file:line`
    record Excused(HouseRule rule, String at) {}

    /// The house rules that would hold, but for the model.
    List<Excused> excused(Used used) {
        List<Excused> excused = new ArrayList<>();
        for (HouseRule rule : house.rules()) {
            String at = expected.excuses(rule.id(), used);
            if (!at.isEmpty() && rule.when().of(used, facts) == Truth.HOLDS) {
                excused.add(new Excused(rule, at));
            }
        }
        return excused;
    }

    Expected expected() {
        return expected;
    }

    HouseRules house() {
        return house;
    }
}
