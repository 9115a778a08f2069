package dev.gatehouse.source.plan;

import dev.gatehouse.event.Change;
import dev.gatehouse.event.Text;
import java.util.ArrayList;
import java.util.List;

/// What changed from what to what: one field of the piece, or each element of a list, or each
/// member of an object.
record ChangeRule(Condition when, Over over, Value field, Value before, Value after) {
    /// Changes of one event.
    static final int CHANGES_MAX = 200;

    /// What a rule is read once for.
    sealed interface Over {
        /// The piece.
        enum Piece implements Over {
            PIECE
        }

        /// Each element of a list or member of an object; a member's name is the field.
        record Each(int capture, Wanted wanted) implements Over {}
    }

    static List<Change> read(List<ChangeRule> rules, Slots slots) {
        if (rules.isEmpty()) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        for (ChangeRule rule : rules) {
            switch (rule.over) {
                case Over.Piece _ -> rule.add(slots, "", changes);
                case Over.Each each -> {
                    int[] below = each.wanted().slotsOf(each.capture());
                    if (slots.elements(each.capture()).isEmpty()) {
                        continue;
                    }
                    Slots.Element whole = slots.held(below);
                    for (Slots.Element element : slots.elements(each.capture())) {
                        slots.enter(below, element);
                        rule.add(slots, element.key(), changes);
                    }
                    // What is read afterwards reads the piece again, not its last change.
                    slots.enter(below, whole);
                }
            }
        }
        return changes;
    }

    private void add(Slots slots, String key, List<Change> changes) {
        if (changes.size() >= CHANGES_MAX || !when.holds(slots)) {
            return;
        }
        String name = field.read(slots);
        String from = before.read(slots);
        String to = after.read(slots);
        if (!(from.isEmpty() && to.isEmpty()) && !(name.isEmpty() && key.isEmpty())) {
            changes.add(new Change(name.isEmpty() ? key : name, Text.of(from), Text.of(to)));
        }
    }
}
