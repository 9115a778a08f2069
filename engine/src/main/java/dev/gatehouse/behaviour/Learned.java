package dev.gatehouse.behaviour;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known of an account.
///
/// @param isMachine what it is measured by: machines, or people
/// @param days on which it was active in the last four weeks
/// @param learningUntil before which nothing about it is unusual; absent when enough is known, a
///   time that has passed when it did too little yet
/// @param usual of each aspect the values it had most often
public record Learned(
        String account,
        boolean isMachine,
        Instant first,
        Instant last,
        long events,
        int days,
        Optional<Instant> learningUntil,
        Map<Aspect, List<Usual>> usual) {
    public Learned {
        usual = Map.copyOf(usual);
    }
}
