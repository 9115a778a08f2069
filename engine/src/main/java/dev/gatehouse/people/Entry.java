package dev.gatehouse.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one line or resource of a file says. What it does not say is empty and stays as it was.
sealed interface Entry {
    /// The line it begins in.
    long line();

    /// Somebody.
    ///
    /// @param active whether the file says that they work here now
    record OfPerson(
            long line,
            String id,
            Optional<String> name,
            Optional<List<String>> emails,
            Optional<String> team,
            Optional<List<String>> groups,
            Optional<String> manager,
            Optional<Boolean> active,
            Days days,
            List<String> accounts)
            implements Entry {}

    /// From when to when somebody works here.
    ///
    /// @param toldLast when the file was last told of them
    record Days(Optional<Instant> start, Optional<Instant> end, Optional<Instant> toldLast) {
        static final Days UNSAID = new Days(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Something that acts on its own.
    record OfMachine(
            long line, String id, String name, String owner, String purpose, List<String> accounts)
            implements Entry {}

    /// A group and the ids of its members.
    record OfGroup(long line, String name, List<String> members) implements Entry {}
}
