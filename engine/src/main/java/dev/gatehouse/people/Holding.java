package dev.gatehouse.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A stretch of time in which an account was somebody's, other links considered.
///
/// @param from the first moment; [Instant#MIN] where there is no limit
/// @param until the first moment after; empty where there is no limit
public record Holding(String account, Instant from, Optional<Instant> until) {

    /// Whether it has no limit on either side.
    public boolean isAlways() {
        return from.equals(Instant.MIN) && until.isEmpty();
    }

    /// What a link leaves of itself, given the links of the same account recorded after it.
    static List<Holding> of(Link link, List<Link> after) {
        List<Holding> left = List.of(new Holding(link.account(), link.from(), link.until()));
        for (Link later : after) {
            List<Holding> rest = new ArrayList<>();
            left.forEach(holding -> holding.without(later, rest));
            left = rest;
        }
        return left;
    }

    private void without(Link later, List<Holding> rest) {
        Instant end = until.orElse(Instant.MAX);
        Instant laterEnd = later.until().orElse(Instant.MAX);
        Instant before = later.from().isBefore(end) ? later.from() : end;
        if (from.isBefore(before)) {
            rest.add(new Holding(account, from, limit(before)));
        }
        Instant behind = laterEnd.isAfter(from) ? laterEnd : from;
        if (behind.isBefore(end)) {
            rest.add(new Holding(account, behind, until));
        }
    }

    private static Optional<Instant> limit(Instant end) {
        return end.equals(Instant.MAX) ? Optional.empty() : Optional.of(end);
    }
}
