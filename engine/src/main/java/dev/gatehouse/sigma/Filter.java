package dev.gatehouse.sigma;

import java.util.List;

/// Takes events away from the rules it names: what fits the filter no longer matches them.
///
/// @param rules ids or names; empty for every rule of the logsource
record Filter(Head head, Logsource logsource, List<String> rules, Term term) {
    Filter {
        rules = List.copyOf(rules);
    }

    private boolean isOn(Rule rule) {
        boolean named = rules.isEmpty() || rules.stream().anyMatch(rule.head()::isCalled);
        return named && logsource.isAbout(rule.logsource());
    }

    /// The rule without what this takes away.
    Rule on(Rule rule) {
        return isOn(rule)
                ? new Rule(
                        rule.head(),
                        rule.logsource(),
                        Term.and(List.of(rule.term(), new Term.Not(new Term.Named(name(), term)))),
                        rule.document())
                : rule;
    }

    private String name() {
        return "filter: " + head.title();
    }
}
