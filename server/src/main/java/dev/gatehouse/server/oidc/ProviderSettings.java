package dev.gatehouse.server.oidc;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The identity provider people come in through, as the operator set it.
///
/// @param name for people, on the button
/// @param issuer exactly as the provider names itself
/// @param client what Gatehouse is there
/// @param scopes what is asked for
/// @param claims which claims are read
/// @param returnTo where the provider sends browsers back to, without a path; empty for where this
///   server listens
public record ProviderSettings(
        String name,
        String issuer,
        Client client,
        List<String> scopes,
        Claims claims,
        Optional<String> returnTo) {
    public ProviderSettings {
        scopes = List.copyOf(scopes);
    }

    /// What Gatehouse is registered as.
    ///
    /// @param secret absent for a client that has none and proves itself by PKCE alone
    public record Client(String id, Optional<String> secret) {
        /// Hides the secret.
        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    /// Which claims of the ID token are read.
    ///
    /// @param name what somebody is called here
    /// @param groups the groups they are in
    public record Claims(String name, String groups) {}

    /// The issuer's host.
    public String host() {
        return String.valueOf(URI.create(issuer).getHost());
    }
}
