package dev.gatehouse.server.web;

import jakarta.servlet.http.HttpServletRequest;

/// Hands the peer the gate found to the route.
final class Peers {
    static final String ATTRIBUTE = "dev.gatehouse.peer";
    static final String HANG_UP = "dev.gatehouse.hang-up";

    private Peers() {}

    static Peer of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Peer peer) {
            return peer;
        }
        throw new IllegalStateException("a request came past the gate");
    }

    /// Ends the connection, so that an answer that broke off cannot be taken for a whole one.
    static void hangUp(HttpServletRequest request) {
        if (request.getAttribute(HANG_UP) instanceof Runnable hangUp) {
            hangUp.run();
        }
    }
}
