package dev.gatehouse.access.rule;

import dev.gatehouse.access.used.Used;

/// Says whether facts hold of what was used.
@FunctionalInterface
public interface Facts {
    /// Whether `fact` holds; absent where nobody can say.
    Truth of(Fact fact, Used used);
}
