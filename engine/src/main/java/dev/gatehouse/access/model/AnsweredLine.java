package dev.gatehouse.access.model;

/// What somebody answered when they were asked whether this is all right. It counts where nobody
/// has written anything down: an assignment goes before it, and so does everything that is
/// governed, since nobody was asked about that.
///
/// @param line whom and what it means, `answers:POSITION` as its place
/// @param allows whether the answer was a kind of yes
public record AnsweredLine(Assignment line, boolean allows) {}
