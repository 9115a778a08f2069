package dev.gatehouse.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How a rehearsal goes, or went.
///
/// @param run what its pieces carry; an Explore query for it finds them
/// @param by who played it
/// @param isDone whether nothing more is waited for
/// @param events the ids of what was sent
/// @param told the destinations that were to be told
public record Score(
        Rehearsal rehearsal,
        String run,
        String by,
        Instant started,
        boolean isDone,
        List<String> events,
        List<Expected> expected,
        List<Told> told) {
    public Score {
        events = List.copyOf(events);
        expected = List.copyOf(expected);
        told = List.copyOf(told);
    }

    /// A detection that is to see it.
    ///
    /// @param raises whether its matches are raised, and not only counted
    /// @param seenMillis from the last piece to its match
    /// @param raisedMillis from the last piece to the finding
    /// @param finding the key of the finding; empty where there is none
    public record Expected(
            String detection,
            boolean raises,
            Optional<Long> seenMillis,
            Optional<Long> raisedMillis,
            String finding) {
        static Expected of(String detection, boolean raises) {
            return new Expected(detection, raises, Optional.empty(), Optional.empty(), "");
        }

        /// Whether all that is to come of it has come.
        public boolean isMet() {
            return raises ? raisedMillis.isPresent() : seenMillis.isPresent();
        }

        Expected seen(long millis) {
            return seenMillis.isPresent()
                    ? this
                    : new Expected(detection, raises, Optional.of(millis), raisedMillis, finding);
        }

        Expected raised(long millis, String key) {
            return raisedMillis.isPresent()
                    ? this
                    : new Expected(
                            detection,
                            raises,
                            seenMillis.or(() -> Optional.of(millis)),
                            Optional.of(millis),
                            key);
        }
    }

    /// A destination.
    ///
    /// @param outcome `sent`, `given-up` or `left-out`; empty while nothing became of it
    /// @param problem why it was not sent
    /// @param millis from the last piece to that
    public record Told(String destination, String outcome, String problem, Optional<Long> millis) {
        static Told nothingOf(String destination) {
            return new Told(destination, "", "", Optional.empty());
        }
    }

    /// Whether every detection did what it is there for.
    public boolean isSeen() {
        return expected.stream().allMatch(Expected::isMet);
    }

    /// From the last piece to the first finding; empty where there is none.
    public Optional<Long> millis() {
        return expected.stream().flatMap(one -> one.raisedMillis().stream()).min(Long::compare);
    }

    /// The keys of the findings it raised.
    public Stream<String> findings() {
        return expected.stream().map(Expected::finding).filter(key -> !key.isEmpty());
    }

    Score with(List<Expected> nowExpected, List<Told> nowTold) {
        return new Score(rehearsal, run, by, started, isDone, events, nowExpected, nowTold);
    }

    Score done() {
        return new Score(rehearsal, run, by, started, true, events, expected, told);
    }
}
