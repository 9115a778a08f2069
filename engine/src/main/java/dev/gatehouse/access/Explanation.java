package dev.gatehouse.access;

import dev.gatehouse.access.Verdict.Basis;
import dev.gatehouse.access.Verdict.Value;
import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.model.Nearest;
import dev.gatehouse.access.rule.HouseRule;
import dev.gatehouse.access.used.Used;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why an event has the verdict it has, in words for people.
///
/// @param then the verdict when it arrived
/// @param sentence the verdict and its reason in one sentence
/// @param why the reason for having the rule or line that decided; empty where none did
/// @param steps what was tried, in order, up to the one that decided
/// @param nearest what came nearest to allowing it, where it is not expected
public record Explanation(
        Verdict verdict,
        Verdict then,
        String sentence,
        String why,
        List<Step> steps,
        Optional<Nearest> nearest) {
    public Explanation {
        steps = List.copyOf(steps);
    }

    /// One step of the judgement.
    ///
    /// @param decided whether the verdict rests on it
    /// @param says what came of it
    public record Step(Basis basis, boolean decided, String says) {}

    /// @param judge by whom it is judged now
    static Explanation of(Verdict verdict, Verdict then, Judge judge, Used used) {
        Optional<HouseRule> rule = judge.house().rule(verdict.rule());
        Model model = judge.expected().model();
        String says =
                rule.map(HouseRule::sentence).or(() -> model.sentenceAt(verdict.rule())).orElse("");
        List<Step> steps = new ArrayList<>();
        for (Basis basis : Basis.values()) {
            boolean decided = basis == verdict.basis();
            String step = decided ? deciding(verdict, says) : passed(basis, model);
            steps.add(new Step(basis, decided, step + excused(basis, judge, used)));
            if (decided) {
                break;
            }
        }
        return new Explanation(
                verdict,
                then,
                deciding(verdict, says),
                rule.map(HouseRule::why).orElseGet(() -> model.whyAt(verdict.rule())),
                steps,
                verdict.value() == Value.EXPECTED
                        ? Optional.empty()
                        : Nearest.of(judge.expected(), used));
    }

    private static String deciding(Verdict verdict, String says) {
        return switch (verdict.basis()) {
            case NEVER ->
                    verdict.missing().isEmpty()
                            ? says + " Nothing excuses that."
                            : "It may be forbidden: " + says + notKnown(verdict);
            case DECIDED -> says;
            case GOVERNED -> governed(verdict, says);
            case USUAL -> says + " That is usual, though nobody wrote it down.";
            case NONE ->
                    "Nothing says whether this was all right."
                            + (verdict.missing().isEmpty() ? "" : notKnown(verdict));
        };
    }

    private static String governed(Verdict verdict, String says) {
        return switch (verdict.value()) {
            case UNEXPECTED -> says + " That has to be decided by somebody, and nothing covers it.";
            case UNDECIDED, EXPECTED ->
                    "If this is so, it has to be decided: " + says + notKnown(verdict);
        };
    }

    private static String notKnown(Verdict verdict) {
        return " Not known: " + String.join(", ", verdict.missing()) + ".";
    }

    private static String passed(Basis basis, Model model) {
        return switch (basis) {
            case NEVER -> "No rule forbids it.";
            case DECIDED ->
                    model.isNone()
                            ? "No assignment covers it: there is no access model."
                            : "No assignment covers it.";
            case GOVERNED -> "It is nothing that has to be decided.";
            case USUAL -> "No rule calls it usual.";
            case NONE -> "";
        };
    }

    // The model says so where it keeps a house rule from counting.
    private static String excused(Basis basis, Judge judge, Used used) {
        StringBuilder said = new StringBuilder();
        for (Judge.Excused one : judge.excused(used)) {
            if (basis == basis(one.rule().kind())) {
                said.append(" The house rule ")
                        .append(one.rule().id())
                        .append(" does not count here: ")
                        .append(one.at())
                        .append(" of the model switches it off.");
            }
        }
        return said.toString();
    }

    private static Basis basis(HouseRule.Kind kind) {
        return switch (kind) {
            case NEVER -> Basis.NEVER;
            case GOVERNED -> Basis.GOVERNED;
            case USUAL -> Basis.USUAL;
        };
    }
}
