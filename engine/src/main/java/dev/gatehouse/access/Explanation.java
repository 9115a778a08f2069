package dev.gatehouse.access;

import dev.gatehouse.access.Verdict.Basis;
import dev.gatehouse.access.rule.HouseRule;
import dev.gatehouse.access.rule.HouseRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why an event has the verdict it has, in words for people.
///
/// @param then the verdict when it arrived
/// @param sentence the verdict and its reason in one sentence
/// @param why the reason for having the rule that decided; empty where none did
/// @param steps what was tried, in order, up to the one that decided
public record Explanation(
        Verdict verdict, Verdict then, String sentence, String why, List<Step> steps) {
    public Explanation {
        steps = List.copyOf(steps);
    }

    /// One step of the judgement.
    ///
    /// @param decided whether the verdict rests on it
    /// @param says what came of it
    public record Step(Basis basis, boolean decided, String says) {}

    static Explanation of(Verdict verdict, Verdict then, HouseRules house) {
        Optional<HouseRule> rule = house.rule(verdict.rule());
        String says = rule.map(HouseRule::sentence).orElse("");
        List<Step> steps = new ArrayList<>();
        for (Basis basis : Basis.values()) {
            boolean decided = basis == verdict.basis();
            steps.add(new Step(basis, decided, decided ? deciding(verdict, says) : passed(basis)));
            if (decided) {
                break;
            }
        }
        return new Explanation(
                verdict, then, deciding(verdict, says), rule.map(HouseRule::why).orElse(""), steps);
    }

    private static String deciding(Verdict verdict, String says) {
        return switch (verdict.basis()) {
            case NEVER -> says + " Nothing excuses that.";
            case DECIDED -> says;
            case GOVERNED -> governed(verdict, says);
            case USUAL -> says + " That is usual, though nobody wrote it down.";
            case NONE -> "Nothing says whether this was all right.";
        };
    }

    private static String governed(Verdict verdict, String says) {
        return switch (verdict.value()) {
            case UNEXPECTED -> says + " That has to be decided by somebody, and nothing covers it.";
            case UNDECIDED, EXPECTED ->
                    "If this is so, it has to be decided: "
                            + says
                            + " Not known: "
                            + String.join(", ", verdict.missing())
                            + ".";
        };
    }

    private static String passed(Basis basis) {
        return switch (basis) {
            case NEVER -> "No rule forbids it.";
            case DECIDED -> "No assignment covers it: there is no access model.";
            case GOVERNED -> "It is nothing that has to be decided.";
            case USUAL -> "No rule calls it usual.";
            case NONE -> "";
        };
    }
}
