package dev.gatehouse.sigma.match;

import java.util.List;

/// A text that has to stand in a field for a rule to match.
///
/// @param field the field; [EventAtHand#EVERY_VALUE] for anywhere
/// @param text in the form in which case does not count
/// @param isWhole whether it has to be all of a value
record Literal(String field, String text, boolean isWhole) {
    /// Literals of which an event has to hold at least one.
    record Any(List<Literal> literals) {
        Any {
            literals = List.copyOf(literals);
        }
    }
}
