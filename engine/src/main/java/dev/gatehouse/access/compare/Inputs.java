package dev.gatehouse.access.compare;

import dev.gatehouse.access.used.Use;
import dev.gatehouse.inventory.FactChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// What comparisons are made of.
///
/// @param grounds what is expected and granted now
/// @param used what an account did, by its name; unexpected is counted since [#from]
/// @param watched how far back use would have been seen
/// @param changes of what is granted, since [#from]
public record Inputs(
        Grounds grounds,
        Function<String, List<Use>> used,
        Watched watched,
        List<FactChange> changes) {
    /// A right that was not used for so long may be taken away.
    public static final Duration UNUSED_DAYS = Duration.ofDays(90);

    public Inputs {
        changes = List.copyOf(changes);
    }

    /// Since when use counts.
    public Instant from() {
        return grounds.at().minus(UNUSED_DAYS);
    }
}
