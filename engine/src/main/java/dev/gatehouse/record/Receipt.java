package dev.gatehouse.record;

/// What became of a delivery; when it is given, everything it counts is durable.
///
/// @param firstPosition the position of its `delivery` record, its pieces follow; of the earlier
///   one, where all of it had been received before
/// @param newPieces pieces that were appended
/// @param duplicatePieces pieces that had been received before and were only counted
/// @param leftOutPieces pieces that are not kept, because their source counts or refuses them
public record Receipt(long firstPosition, int newPieces, int duplicatePieces, int leftOutPieces) {}
