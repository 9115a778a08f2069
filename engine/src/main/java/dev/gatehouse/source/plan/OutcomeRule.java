package dev.gatehouse.source.plan;

import dev.gatehouse.event.Outcome;
import java.util.List;

/// What the tool said happened: the first case that holds, else not recorded.
record OutcomeRule(List<Case> cases) {
    record Case(Condition when, Outcome is) {}

    static final OutcomeRule UNSAID = new OutcomeRule(List.of());

    Outcome read(Slots slots) {
        for (int i = 0; i < cases.size(); i++) {
            if (cases.get(i).when().holds(slots)) {
                return cases.get(i).is();
            }
        }
        return Outcome.NOT_RECORDED;
    }
}
