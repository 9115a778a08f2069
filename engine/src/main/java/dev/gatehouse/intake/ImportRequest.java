package dev.gatehouse.intake;

import dev.gatehouse.source.Source;

/// A file somebody hands in.
///
/// @param member take this member of each line; empty to take the line
/// @param trustTimes whether times of any age are believed
/// @param by who hands it in, as records name people
public record ImportRequest(Source source, String member, boolean trustTimes, String by) {}
