package dev.gatehouse.access;

import dev.gatehouse.access.Verdict.Basis;
import dev.gatehouse.access.Verdict.Value;
import dev.gatehouse.access.used.UsedField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How much of what happened somebody had decided, by the beginnings of paths. Events that exercise
/// no permission count nowhere: there is nothing to decide about them.
///
/// @param whole all of it
/// @param parts the most events first
public record DecidedShare(Part whole, List<Part> parts) {
    /// Beginnings of paths told apart; what comes after is counted in the whole only.
    public static final int PARTS_MAX = 500;

    private static final int ROWS_AT_ONCE = 4_096;

    public DecidedShare {
        parts = List.copyOf(parts);
    }

    /// The events of one part.
    ///
    /// @param on the beginning of their paths; empty for all
    public record Part(
            String on, long events, long decided, long usual, long unexpected, long undecided) {
        private static Part none(String on) {
            return new Part(on, 0, 0, 0, 0, 0);
        }

        private Part with(Verdict verdict) {
            return new Part(
                    on,
                    events + 1,
                    decided + (verdict.basis() == Basis.DECIDED ? 1 : 0),
                    usual + (verdict.basis() == Basis.USUAL ? 1 : 0),
                    unexpected + (verdict.value() == Value.UNEXPECTED ? 1 : 0),
                    undecided + (verdict.value() == Value.UNDECIDED ? 1 : 0));
        }
    }

    /// Counts everything that has a verdict.
    static DecidedShare of(Judgement judgement) throws IOException {
        Map<String, Part> parts = new HashMap<>();
        Part[] whole = {Part.none("")};
        int size = judgement.size();
        for (int from = 0; from < size; from += ROWS_AT_ONCE) {
            judgement.each(
                    from,
                    Math.min(size, from + ROWS_AT_ONCE),
                    (used, verdict) -> {
                        if (used.text(UsedField.PERMISSION).equals("none")) {
                            return;
                        }
                        whole[0] = whole[0].with(verdict);
                        String on = Replay.beginning(used.text(UsedField.RESOURCE));
                        if (parts.size() < PARTS_MAX || parts.containsKey(on)) {
                            parts.merge(
                                    on,
                                    Part.none(on).with(verdict),
                                    (before, _) -> before.with(verdict));
                        }
                    });
        }
        List<Part> sorted = new ArrayList<>(parts.values());
        sorted.sort(Comparator.comparingLong(Part::events).reversed());
        return new DecidedShare(whole[0], sorted);
    }
}
