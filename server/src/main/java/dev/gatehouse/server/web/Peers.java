package dev.gatehouse.server.web;

import jakarta.servlet.http.HttpServletRequest;

/// Hands the peer the gate found to the route.
final class Peers {
    static final String ATTRIBUTE = "dev.gatehouse.peer";

    private Peers() {}

    static Peer of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Peer peer) {
            return peer;
        }
        throw new IllegalStateException("a request came past the gate");
    }
}
