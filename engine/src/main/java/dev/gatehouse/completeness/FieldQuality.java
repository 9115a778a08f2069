package dev.gatehouse.completeness;

import dev.gatehouse.source.Observes.Seen;
import java.util.Optional;

/// How many events say one thing about themselves, beside the most their tool could have said: what
/// it cannot say is told apart from what it left out.
///
/// @param field `actor`, `credential`, `address`, `client` or `outcome`
/// @param shown events that say it
/// @param of events that were understood; others are asked nothing
/// @param possible of those, the ones that say it or came by a channel that can
/// @param can whether any channel they came by can say it; empty where its tool declares nothing
/// @param said where some do not say it: of each channel why, and how to change it where that is
///   known; else empty
public record FieldQuality(
        String field, long shown, long of, long possible, Optional<Seen> can, String said) {
    private static final long PERCENT = 100;

    /// The share that says it, rounded down; empty where none could.
    public Optional<Long> percent() {
        return share(shown);
    }

    /// The share that could at best have said it, rounded down; empty where none could.
    public Optional<Long> best() {
        return share(possible);
    }

    private Optional<Long> share(long many) {
        return possible == 0 ? Optional.empty() : Optional.of(many * PERCENT / of);
    }
}
