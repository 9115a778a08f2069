package dev.gatehouse.server.oidc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Sign-ins that were begun and not answered yet, by what only the browser that began one holds.
/// One can be answered once, within [#LIFE_MINUTES_MAX]; of too many the oldest is forgotten.
final class BegunSignOns {
    /// How long somebody may take at the provider.
    static final Duration LIFE_MINUTES_MAX = Duration.ofMinutes(10);

    /// How many may be under way.
    static final int BEGUN_MAX = 4_096;

    private final InstantSource clock;
    private final Map<String, Begun> begun =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Begun> eldest) {
                    return size() > BEGUN_MAX;
                }
            };

    BegunSignOns(InstantSource clock) {
        this.clock = clock;
    }

    /// One of them.
    ///
    /// @param state comes back with the answer
    /// @param nonce comes back within the token
    /// @param verifier proves that who hands in the code is who began (RFC 7636)
    /// @param returnTo where the provider sends the browser back to
    /// @param goTo where in Gatehouse they wanted to go
    record Begun(
            String state,
            String nonce,
            String verifier,
            String returnTo,
            String goTo,
            Instant until) {}

    synchronized void add(String browser, Begun one) {
        begun.put(browser, one);
    }

    /// Takes it out, whether what comes with it is right or not.
    synchronized Optional<Begun> take(String browser) {
        return Optional.ofNullable(begun.remove(browser))
                .filter(one -> clock.instant().isBefore(one.until()));
    }
}
