package dev.gatehouse.server.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the server listens, and whom it believes there.
///
/// @param bind the address to listen at
/// @param port the port; 0 takes a free one
/// @param socket the Unix socket of the local command line
/// @param tls certificate and key; absent on loopback or behind a proxy
/// @param proxies networks whose forwarded headers are read
/// @param hosts names this server answers to, beside loopback's own
public record Doors(
        String bind,
        int port,
        Optional<Path> socket,
        Optional<Tls> tls,
        List<Network> proxies,
        List<String> hosts) {
    public Doors {
        proxies = List.copyOf(proxies);
        hosts = List.copyOf(hosts);
    }

    /// PEM files.
    public record Tls(Path certificate, Path key) {}
}
