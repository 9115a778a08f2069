package dev.gatehouse.inventory;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A key, token, hook or secret that exists; never what it is.
///
/// @param fingerprint as events name credentials: `github:deploy-key:98765`
/// @param kind the tool's kind of it, such as `deploy-key`
/// @param account whose it is; empty where it belongs to a resource only
/// @param resource the path of what it opens or belongs to
/// @param name what people call it
/// @param scopes the tool's words for what it may do
/// @param life since when, until when, when last used
/// @param active whether it still opens anything
public record CredentialFact(
        String fingerprint,
        String kind,
        String account,
        String resource,
        String name,
        Set<String> scopes,
        Life life,
        boolean active)
        implements Fact {
    public CredentialFact {
        scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
    }

    /// Times of a credential, each where the tool says it.
    public record Life(
            Optional<Instant> created, Optional<Instant> expires, Optional<Instant> lastUsed) {
        /// Nothing was said.
        public static final Life UNSAID =
                new Life(Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public String id() {
        return "credential " + fingerprint + " on " + resource;
    }
}
