package dev.gatehouse.people;

import java.time.Instant;
import java.util.Optional;

/// Whose an account is, and for how long that stays so.
///
/// @param subject nobody known when empty
/// @param from the first moment it is theirs, or nobody's
/// @param until the first moment it may be another's
public record Tenure(Optional<Subject> subject, Instant from, Instant until) {}
