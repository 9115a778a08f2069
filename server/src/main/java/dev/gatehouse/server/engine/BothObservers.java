package dev.gatehouse.server.engine;

import dev.gatehouse.record.FeedObserver;
import java.util.List;

/// Two views that hear from one feed; what one of them heard before, it passes over itself.
record BothObservers(FeedObserver one, FeedObserver other) implements FeedObserver {
    @Override
    public long understoodUpTo() {
        return Math.min(one.understoodUpTo(), other.understoodUpTo());
    }

    @Override
    public void understood(List<Understood> pieces, long upTo) {
        one.understood(pieces, upTo);
        other.understood(pieces, upTo);
    }
}
