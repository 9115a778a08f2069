package dev.gatehouse.search;

import java.util.OptionalLong;

/// Where the index stands.
///
/// @param cursor the first position that is not in it yet
/// @param rebuildingCursor how far the generation that will take its place has come; empty when
///   none is being built
public record IndexStatus(long cursor, OptionalLong rebuildingCursor) {}
