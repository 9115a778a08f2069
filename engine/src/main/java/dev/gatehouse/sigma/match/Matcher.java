package dev.gatehouse.sigma.match;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.sigma.Logsource;
import dev.gatehouse.sigma.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Matches the events of one log against all rules that are about it. Rules that need a literal the
/// event does not hold are never looked at; the answer is the same as if they were. Confined to one
/// thread.
public final class Matcher {
    private final List<Rule> rules;
    private final EventAtHand event;
    private final Evaluation evaluation;
    private final List<Bound> terms;
    private final List<Indexed> indexed = new ArrayList<>();
    private final int[] always;
    private final int[] candidates;
    private final long[] chosenFor;
    private int candidateCount;

    private record Indexed(Field field, LiteralIndex literals) {}

    /// @param all rules of any log
    /// @param log the log the events are of
    public Matcher(List<Rule> all, Logsource log, FieldMap.ByLog maps) {
        this.rules = all.stream().filter(rule -> rule.logsource().isAbout(log)).toList();
        this.event = new EventAtHand(maps.of(log));
        this.evaluation = new Evaluation(event);
        this.terms = rules.stream().map(rule -> Bound.of(rule.term(), event)).toList();
        this.candidates = new int[rules.size()];
        this.chosenFor = new long[rules.size()];
        this.always = index();
    }

    // Gives the rules that need no literal.
    private int[] index() {
        Witnesses witnesses = new Witnesses(rules);
        Map<String, Map<Literal, List<Integer>>> needs = new HashMap<>();
        List<Integer> without = new ArrayList<>();
        for (int number = 0; number < rules.size(); number++) {
            Optional<Literal.Any> any = witnesses.of(rules.get(number));
            if (any.isEmpty()) {
                without.add(number);
                continue;
            }
            for (Literal literal : any.get().literals()) {
                needs.computeIfAbsent(literal.field(), _ -> new HashMap<>())
                        .computeIfAbsent(literal, _ -> new ArrayList<>())
                        .add(number);
            }
        }
        needs.forEach((field, literals) ->
                indexed.add(new Indexed(event.lasting(field), new LiteralIndex(literals))));
        return without.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The rules that are about this log.
    public List<Rule> rules() {
        return rules;
    }

    /// The rules that have to be looked at for every event.
    public int unindexed() {
        return always.length;
    }

    /// The rules that match, in their order.
    public List<Rule> match(JsonValue value) {
        if (rules.isEmpty()) {
            return List.of();
        }
        event.next(value);
        candidateCount = 0;
        for (int rule : always) {
            choose(rule);
        }
        for (int i = 0; i < indexed.size(); i++) {
            Field field = indexed.get(i).field().of(event);
            for (int at = 0; at < field.size(); at++) {
                for (int rule : indexed.get(i).literals().rules(field.text(at))) {
                    choose(rule);
                }
            }
        }
        if (candidateCount == 0) {
            return List.of();
        }
        Arrays.sort(candidates, 0, candidateCount);
        List<Rule> matched = new ArrayList<>();
        for (int i = 0; i < candidateCount; i++) {
            if (evaluation.holds(terms.get(candidates[i]))) {
                matched.add(rules.get(candidates[i]));
            }
        }
        return matched;
    }

    private void choose(int rule) {
        if (chosenFor[rule] != event.number()) {
            chosenFor[rule] = event.number();
            candidates[candidateCount++] = rule;
        }
    }

    /// Why a rule does or does not match an event, whatever log either is of.
    public Explained explain(Rule rule, JsonValue value) {
        event.next(value);
        return new Explaining(event).explain(rule.term());
    }

    /// The first text of a field in the event that was matched last, nothing where it is missing.
    public Optional<String> first(String field) {
        Field found = event.field(field);
        return found.size() == 0 ? Optional.empty() : Optional.of(found.text(0));
    }
}
