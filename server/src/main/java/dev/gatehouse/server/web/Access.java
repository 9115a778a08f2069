package dev.gatehouse.server.web;

/// What a route asks of its caller before it runs.
public sealed interface Access {

    /// The caller must hold the capability.
    record Needs(Capability capability) implements Access {}

    /// Anybody signed in, whatever they may do.
    record SignedIn() implements Access {}

    /// Anybody who reaches the address; the few routes that say so each name their reason.
    record Open(String reason) implements Access {}

    /// A sender that proves itself by a scheme of its own, which the route checks; who is signed in
    /// plays no part, and what it carries is not taken for a token of ours.
    record OwnScheme(String scheme) implements Access {}

    /// Needs `capability`.
    static Access needs(Capability capability) {
        return new Needs(capability);
    }

    /// Open to all, for this reason.
    static Access open(String reason) {
        return new Open(reason);
    }
}
