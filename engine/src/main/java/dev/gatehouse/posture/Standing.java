package dev.gatehouse.posture;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What every check says of everything, at one moment; never changes.
///
/// @param at when it was last asked; [Instant#MIN] where it never was
/// @param inventory the version of the inventory it was asked of
/// @param judged what does not pass, the worst checks first
/// @param counts by check
public record Standing(
        Instant at, long inventory, List<Stands> judged, Map<String, Counts> counts) {
    /// Nothing was asked.
    public static final Standing NOTHING = new Standing(Instant.MIN, 0, List.of(), Map.of());

    public Standing {
        judged = List.copyOf(judged);
        counts = Map.copyOf(counts);
    }

    /// What does not pass, with what is remembered of it.
    ///
    /// @param since when it began to fail, and by what; empty where it does not
    /// @param exception who lets it stand; empty where nobody does, or no longer
    public record Stands(
            Check check,
            Judged judged,
            Optional<Drift> since,
            Optional<PostureException> exception) {}

    /// Of one check.
    ///
    /// @param fails those not excepted
    public record Counts(int fails, int excepted, int unknown, int passes) {
        /// Nothing was asked.
        public static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts with(Result result, boolean isExcepted) {
            return switch (result) {
                case Result.Fails _ when isExcepted ->
                        new Counts(fails, excepted + 1, unknown, passes);
                case Result.Fails _ -> new Counts(fails + 1, excepted, unknown, passes);
                case Result.Unknown _ -> new Counts(fails, excepted, unknown + 1, passes);
                case Result.Passes _ -> new Counts(fails, excepted, unknown, passes + 1);
            };
        }
    }

    /// What a check said of a thing otherwise than before.
    ///
    /// @param before `fails`, `passes`, `unknown`, or `none` where there was no such thing
    /// @param after the same
    /// @param when the change that made it so
    /// @param cause the id of the event that did, or `first-sight`, `unexplained`, `time`,
    ///   `people`, `check`
    public record Drift(String before, String after, Instant when, String cause) {}

    /// Somebody lets it stand.
    ///
    /// @param owner who answers for that
    /// @param by who recorded it
    public record PostureException(
            String owner, String reason, Instant until, String by, Instant since) {
        /// Whether it still holds.
        public boolean holds(Instant now) {
            return now.isBefore(until);
        }
    }

    /// What one check says of one thing, where it does not pass.
    public Optional<Stands> of(String check, String subject) {
        return judged.stream()
                .filter(one ->
                        one.check().id().equals(check) && one.judged().subject().equals(subject))
                .findFirst();
    }
}
