package dev.gatehouse.outbound;

import java.util.Locale;
import java.util.Set;

/// What an administrator opened, host by host: everything else is public addresses over https only.
///
/// @param privateHosts hosts that may lead to this machine or a private network
/// @param plainHosts hosts that may be spoken to without TLS
public record OutboundPolicy(Set<String> privateHosts, Set<String> plainHosts) {
    /// Nothing opened.
    public static final OutboundPolicy PUBLIC_TLS_ONLY = new OutboundPolicy(Set.of(), Set.of());

    public OutboundPolicy {
        privateHosts = Set.copyOf(privateHosts);
        plainHosts = Set.copyOf(plainHosts);
    }

    boolean mayReachPrivate(String host) {
        return privateHosts.contains(host.toLowerCase(Locale.ROOT));
    }

    boolean mayBePlain(String host) {
        return plainHosts.contains(host.toLowerCase(Locale.ROOT));
    }
}
