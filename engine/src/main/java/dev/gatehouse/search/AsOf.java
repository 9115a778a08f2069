package dev.gatehouse.search;

/// An answer, and the last position it knows of.
///
/// @param position -1 when there is none yet
public record AsOf<T>(T answer, long position) {}
