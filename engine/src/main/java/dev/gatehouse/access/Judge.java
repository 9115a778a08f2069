package dev.gatehouse.access;

import dev.gatehouse.access.Verdict.Basis;
import dev.gatehouse.access.Verdict.Value;
import dev.gatehouse.access.rule.Facts;
import dev.gatehouse.access.rule.HouseRule;
import dev.gatehouse.access.rule.HouseRules;
import dev.gatehouse.access.rule.Truth;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.event.Namespace;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Judges what was used: never, decided, governed, usual, none, in this order; the outcome plays no
/// part. The same rules, the same facts and the same event give the same verdict. Keeps what it
/// finds out about texts, so it belongs to one [dev.gatehouse.access.used.Texts] and one thread.
public final class Judge {
    private final Facts facts;
    private final List<HouseRule> never;
    private final List<HouseRule> governed;
    private final List<HouseRule> usual;

    /// @param house read for this judge alone
    /// @param facts what no single field says
    public Judge(HouseRules house, Facts facts) {
        this.facts = facts;
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
        Verdict judged = governed(used);
        if (judged != null) {
            return judged;
        }
        HouseRule covers = first(usual, used);
        return covers == null
                ? Verdict.NOTHING
                : new Verdict(Value.EXPECTED, Basis.USUAL, covers.id(), List.of());
    }

    // A rule that certainly holds counts before one that might.
    private @Nullable Verdict governed(Used used) {
        HouseRule might = null;
        for (HouseRule rule : governed) {
            Truth truth = rule.when().of(used, facts);
            if (truth == Truth.HOLDS) {
                return used.text(UsedField.KIND).equals(Namespace.ANONYMOUS.word())
                        ? undecided(rule, List.of("who it was"))
                        : new Verdict(Value.UNEXPECTED, Basis.GOVERNED, rule.id(), List.of());
            }
            if (truth == Truth.ABSENT && might == null) {
                might = rule;
            }
        }
        if (might == null) {
            return null;
        }
        Set<String> missing = new TreeSet<>();
        might.when().missing(used, facts, missing);
        return undecided(might, List.copyOf(missing));
    }

    private static Verdict undecided(HouseRule rule, List<String> missing) {
        return new Verdict(Value.UNDECIDED, Basis.GOVERNED, rule.id(), missing);
    }

    private @Nullable HouseRule first(List<HouseRule> rules, Used used) {
        for (HouseRule rule : rules) {
            if (rule.when().of(used, facts) == Truth.HOLDS) {
                return rule;
            }
        }
        return null;
    }
}
