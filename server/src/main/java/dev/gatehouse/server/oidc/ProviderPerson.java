package dev.gatehouse.server.oidc;

import java.util.List;

/// Somebody, as their provider tells it. Only issuer and subject together say who it is: everything
/// else may be another person's tomorrow.
///
/// @param issuer the provider
/// @param subject whom it means, for ever
/// @param name what it calls them; empty when it does not say
/// @param groups what they are in, as the provider writes it
public record ProviderPerson(String issuer, String subject, String name, List<String> groups) {
    public ProviderPerson {
        groups = List.copyOf(groups);
    }
}
