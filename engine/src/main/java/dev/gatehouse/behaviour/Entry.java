package dev.gatehouse.behaviour;

import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One line of a ledger: a signal of one day, or what a detection raised, with what it rests on.
///
/// @param name of the signal, or of the detection
/// @param points it gave when it happened
/// @param isCertain whether it is enough for a finding without a signal of another family
/// @param account that did it; empty where a detection tells none
/// @param events what it rests on
/// @param observed what there was
/// @param usual what there usually is, the most usual first
/// @param sample on how many events or hours that rests
/// @param peers how many of the team have it too; -1 where there are too few to say
/// @param others how many accounts of the same kind have it too
public record Entry(
        Family family,
        String name,
        int points,
        boolean isCertain,
        Instant when,
        String account,
        List<String> events,
        String observed,
        List<Usual> usual,
        long sample,
        int peers,
        int others) {
    public Entry {
        events = List.copyOf(events);
        usual = List.copyOf(usual);
    }

    static Entry of(Observation one, EventId id, Doing doing) {
        return new Entry(
                one.signal().family(),
                one.signal().word(),
                one.points(),
                false,
                doing.event().time().time(),
                doing.account(),
                List.of(id.toString()),
                one.observed(),
                one.usual(),
                one.sample(),
                one.peers(),
                one.others());
    }

    /// The signal it is of; none where a detection saw it.
    public Optional<Signal> signal() {
        return family == Family.DETECTION ? Optional.empty() : Words.parse(Signal.class, name);
    }
}
