package dev.gatehouse.access.least;

import dev.gatehouse.event.Permission;
import java.util.Set;

/// One setting that can be smaller, laid against what was done in 90 days.
///
/// @param holder whose right it is
/// @param resource the path it is given on
/// @param before what it lets do
/// @param after what it would let do; empty where it can go
/// @param passed events that need it and would still pass
/// @param refused events that would be refused: 0, or the smaller setting is none
/// @param accounts that used it
/// @param diff in the tool's own form, lines with a sign; empty where nobody wrote down how the
///   tool writes it
public record Tried(
        String holder,
        String resource,
        Set<Permission> before,
        Set<Permission> after,
        long passed,
        long refused,
        int accounts,
        String diff) {
    public Tried {
        before = Set.copyOf(before);
        after = Set.copyOf(after);
    }
}
