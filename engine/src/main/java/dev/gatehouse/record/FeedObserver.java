package dev.gatehouse.record;

import dev.gatehouse.journal.Stored;
import dev.gatehouse.source.Reading;
import dev.gatehouse.source.Source;
import java.util.List;

/// Who counts what was understood, without reading everything a second time.
public interface FeedObserver {
    /// One piece that was read.
    ///
    /// @param reading what it turned out to be
    /// @param events its events, in the same order
    record Understood(
            long position,
            Source source,
            String channel,
            long receivedMicros,
            Reading reading,
            List<FoldedEvent> events) {}

    /// The records themselves, whole, before what is [#understood] of them; those below
    /// [#understoodUpTo] come again and are passed over.
    default void recorded(List<Stored> records) {}

    /// Up to where it has been told everything.
    long understoodUpTo();

    /// The pieces of the records from the first of them up to `upTo`. What lies below
    /// [#understoodUpTo] was told before and is passed over.
    void understood(List<Understood> pieces, long upTo);

    /// Two that are told the same, one after the other.
    record Both(FeedObserver one, FeedObserver other) implements FeedObserver {
        @Override
        public void recorded(List<Stored> records) {
            one.recorded(records);
            other.recorded(records);
        }

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
}
