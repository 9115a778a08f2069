package dev.gatehouse.posture;

import java.time.Instant;

/// When something was last used, as far as the tools' events tell.
public interface LastUse {
    /// Says of nothing when it was used.
    LastUse UNWATCHED =
            new LastUse() {
                @Override
                public Seen ofAccount(String account) {
                    return Seen.Unwatched.UNWATCHED;
                }

                @Override
                public Seen ofCredential(String fingerprint) {
                    return Seen.Unwatched.UNWATCHED;
                }
            };

    /// @param account as events name it
    Seen ofAccount(String account);

    /// @param fingerprint as events name it
    Seen ofCredential(String fingerprint);

    /// What is known of it.
    sealed interface Seen {
        /// It was used then, and not since.
        record At(Instant time) implements Seen {}

        /// It was used then, and perhaps later: not all of the time since was watched.
        record AtOrLater(Instant time) implements Seen {}

        /// It was not used since then; what came before was not watched.
        record NotSince(Instant watched) implements Seen {}

        /// Its use could not be seen, or not all the time.
        enum Unwatched implements Seen {
            UNWATCHED
        }
    }
}
