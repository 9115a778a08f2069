package dev.gatehouse.access.compare;

import dev.gatehouse.event.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One line of a comparison: for whom, what and where two answers differ.
///
/// @param holder whose it is
/// @param account which of their accounts; empty where none of them is meant
/// @param permissions what differs
/// @param resource the path of the right, of what was used, or the pattern that is expected
/// @param basis how sure the model is
/// @param says why it stands here, in a sentence
/// @param through how they come by the right, outermost first
/// @param line of the model that has to do with it, as `file:line`; empty where none has
/// @param events how often it was used, where it was
/// @param last when it was last used, where that is known
public record Row(
        Holder holder,
        String account,
        Set<Permission> permissions,
        String resource,
        Basis basis,
        String says,
        List<String> through,
        String line,
        long events,
        Optional<Instant> last) {

    /// What the model has to say.
    public enum Basis {
        /// It denies it.
        NEVER,
        /// It governs it, and no line allows it.
        GOVERNED,
        /// It allows it.
        DECIDED,
        /// It says nothing.
        NONE
    }

    /// The same where its line of the model stands elsewhere.
    Row at(String other) {
        return other.equals(line)
                ? this
                : new Row(
                        holder,
                        account,
                        permissions,
                        resource,
                        basis,
                        says,
                        through,
                        other,
                        events,
                        last);
    }

    /// `tool/instance`.
    public String place() {
        return Grounds.place(resource);
    }
}
