package dev.gatehouse.server.web;

/// The other end of a connection.
///
/// @param address the network address of the sender: of the connection, or what a declared proxy
///   says; `local` on the Unix socket
/// @param secure whether the browser's side of the connection is TLS
/// @param localUser the operating-system user number on the Unix socket; empty elsewhere
/// @param forwarded whether somebody in between passed it on, declared or not
public record Peer(String address, boolean secure, String localUser, boolean forwarded) {
    /// Whether it came over the Unix socket.
    public boolean isLocal() {
        return !localUser.isEmpty();
    }

    /// Whether whoever asks sits at this machine: over the socket, or from one of its own addresses
    /// with nobody in between. What a proxy passes on comes from elsewhere, whatever it says.
    public boolean isOnThisMachine() {
        return isLocal() || (!forwarded && isLoopback(address));
    }

    /// Whether the address is one of this machine's own.
    public static boolean isLoopback(String address) {
        return Network.isAddress(address)
                && java.net.InetAddress.ofLiteral(address).isLoopbackAddress();
    }
}
