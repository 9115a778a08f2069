package dev.gatehouse.journal;

/// What a record's leaf says of it, without its payload.
///
/// @param receivedMicros since 1970; never less than that of the record in front
/// @param erased whether its payload was destroyed
public record Heading(long position, int kind, int source, long receivedMicros, boolean erased) {}
