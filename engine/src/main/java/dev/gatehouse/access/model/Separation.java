package dev.gatehouse.access.model;

import dev.gatehouse.access.rule.Ledger;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.event.Words;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Two duties that are to be apart: nobody may be assigned both, and nobody may do both for the
/// same change.
///
/// @param assigned whether being assigned both counts; doing both always does
/// @param same by what two deeds are known to be for the same change; one of them is enough
/// @param within how long after the one deed the other counts
/// @param at where it stands, as `file:line`
public record Separation(
        String name,
        Scope one,
        Scope other,
        boolean assigned,
        Set<Same> same,
        Duration within,
        String why,
        String at) {
    /// How long a deed counts unless the line says otherwise.
    public static final Duration WITHIN_USUAL = Duration.ofDays(7);

    /// By what two deeds are for the same change, unless the line says otherwise.
    static final Set<Same> SAME_USUAL =
            Set.of(Same.CHANGE_REQUEST, Same.COMMIT, Same.RUN, Same.RESOURCE);

    public Separation {
        same = Set.copyOf(same);
    }

    /// What both deeds tell.
    public enum Same {
        CHANGE_REQUEST,
        COMMIT,
        RUN,
        /// The same path; of the other duty only the latest deed there counts.
        RESOURCE,
        /// The same name of a thing in any tool, such as a repository and what is deployed of it.
        THING;

        /// The word used in files.
        public String word() {
            return Words.of(this);
        }

        List<String> keys(Used used) {
            return switch (this) {
                case CHANGE_REQUEST -> Ledger.By.CHANGE_REQUEST.keys(used);
                case COMMIT -> Ledger.By.COMMIT.keys(used);
                case RUN -> Ledger.By.RUN.keys(used);
                case RESOURCE -> List.of(used.text(UsedField.RESOURCE));
                case THING -> Ledger.By.THING.keys(used);
            };
        }
    }

    /// The duty of that number, 0 or 1.
    Scope side(int number) {
        return number == 0 ? one : other;
    }
}
