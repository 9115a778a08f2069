package dev.gatehouse.access.model;

import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.people.Subject;
import java.time.Instant;
import java.util.Optional;

/// Says whose an account was at a moment.
@FunctionalInterface
public interface Introduction {
    /// The person or machine behind it, by verified links only.
    Optional<Subject> subjectOf(String account, Instant when);

    /// The same of the account that used something, when it did.
    default Optional<Subject> subjectOf(Used used) {
        return subjectOf(used.text(UsedField.ACCOUNT), used.when());
    }
}
