package dev.gatehouse.access.rule;

import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.event.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Two ledgers that must agree: what stands in the first has a counterpart in the second.
///
/// @param sentence what it means when it has none
/// @param entry which events are of the first
/// @param counterpart which events are of the second
/// @param fact what must hold of an entry beside; none where having a counterpart is enough
/// @param by how the two are known to belong together; one of them is enough
/// @param within how long before the entry a counterpart may be
public record Ledger(
        String id,
        String sentence,
        String why,
        Condition entry,
        Condition counterpart,
        Optional<Fact> fact,
        List<By> by,
        Duration within) {
    /// Ledgers of one file.
    public static final int LEDGERS_MAX = 32;

    public Ledger {
        by = List.copyOf(by);
    }

    /// What both sides tell.
    public enum By {
        RUN,
        COMMIT,
        CHANGE_REQUEST,
        /// The name of the thing their paths lead to, whatever the tool; see [ThingNames].
        THING;

        /// The word used in files.
        public String word() {
            return Words.of(this);
        }

        /// What an event tells of it; nothing where its tool did not.
        public List<String> keys(Used used) {
            return switch (this) {
                case RUN -> sent(used, UsedField.RUN);
                case COMMIT -> sent(used, UsedField.COMMIT);
                case CHANGE_REQUEST -> sent(used, UsedField.CHANGE_REQUEST);
                case THING -> ThingNames.of(used.text(UsedField.RESOURCE));
            };
        }

        private static List<String> sent(Used used, UsedField field) {
            String text = used.text(field);
            return text.isEmpty() ? List.of() : List.of(text);
        }
    }
}
