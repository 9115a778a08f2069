package dev.gatehouse.intake;

import dev.gatehouse.source.Source;

/// A delivery a tool sent, as it came off the wire, its transfer encoding undone.
///
/// @param source the source its URL names
/// @param channel the channel its URL names; empty to let the source's secrets decide
/// @param headers all of them
/// @param body the exact bytes that any signature is over
/// @param address where the connection came from
public record PushRequest(
        Source source, String channel, Headers headers, byte[] body, String address) {}
