package dev.gatehouse.behaviour;

import java.util.List;

/// A signal about one event, with what it rests on.
///
/// @param points what it gives, after everything that makes it less telling
/// @param observed what there was
/// @param usual what there usually is, the most usual first
/// @param sample on how many events or hours that rests
/// @param peers how many of the team have it too; -1 where there are too few to say
/// @param others how many accounts of the same kind have it too, people beside people only
public record Observation(
        Signal signal,
        int points,
        String observed,
        List<Usual> usual,
        long sample,
        int peers,
        int others) {
    public Observation {
        usual = List.copyOf(usual);
    }

    static Observation alone(Signal signal, String observed, String usual, long sample) {
        return new Observation(
                signal,
                signal.points(),
                observed,
                usual.isEmpty() ? List.of() : List.of(new Usual(usual, 0)),
                sample,
                -1,
                0);
    }
}
