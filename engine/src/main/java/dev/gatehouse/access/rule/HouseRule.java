package dev.gatehouse.access.rule;

import dev.gatehouse.event.Words;
import java.util.List;

/// One rule that holds in any organisation.
///
/// @param id what it is called in answers and queries
/// @param sentence what somebody did when it holds
/// @param why the reason for having it
/// @param tests what it says of examples, from the file
public record HouseRule(
        String id, Kind kind, String sentence, String why, Condition when, List<Example> tests) {
    public HouseRule {
        tests = List.copyOf(tests);
    }

    /// What a rule does when it holds.
    public enum Kind {
        /// Unexpected; nothing excuses it.
        NEVER,
        /// Unexpected unless somebody decided that it is all right.
        GOVERNED,
        /// Expected, drawn hollow.
        USUAL;

        /// The word used in files.
        public String word() {
            return Words.of(this);
        }
    }
}
