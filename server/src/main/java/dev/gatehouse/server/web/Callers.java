package dev.gatehouse.server.web;

import java.util.Optional;

/// Knows who sends a request from what the request carries.
@FunctionalInterface
public interface Callers {
    /// The caller; empty for a request that carries nothing.
    ///
    /// @throws ProblemException 401 for something that is carried but not (or no longer) good, 429
    ///   when too many of those came
    Optional<Caller> of(Call call);
}
