package dev.gatehouse.finding;

import java.time.Instant;
import java.util.Optional;

/// That findings which fit are counted and nobody is asked to look, until a day, until somebody
/// takes it back, or until they become otherwise than they were.
///
/// @param number the position of its record
/// @param owner who answers for it
/// @param since when somebody said so
/// @param counted how many events came under it
/// @param ended why it holds no longer, where it ended before its day
public record Suppression(
        long number,
        Scope scope,
        String owner,
        String reason,
        Instant until,
        String by,
        Instant since,
        long counted,
        Optional<Ended> ended) {

    /// Which findings.
    ///
    /// @param finding the key of the one it is about; empty for all that fit what follows
    /// @param emitter who raises them
    /// @param rule the name of the detection, signal or check
    /// @param subject whom they are about; empty for anybody
    /// @param resource a pattern of paths; empty for any
    public record Scope(
            String finding, String emitter, String rule, String subject, String resource) {
        /// One finding alone.
        public static Scope of(Finding finding) {
            Finding.Origin origin = finding.origin();
            return new Scope(finding.key(), origin.emitter(), origin.rule(), "", "");
        }
    }

    /// Why it holds no longer.
    ///
    /// @param woke whether nobody took it back
    /// @param why in plain words
    public record Ended(Instant when, boolean woke, String why) {}

    /// Whether it hides anything at that moment.
    public boolean holds(Instant now) {
        return ended.isEmpty() && now.isBefore(until);
    }
}
