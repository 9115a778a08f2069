package dev.gatehouse.access.compare;

/// What a comparison does not say, because it could not be seen.
///
/// @param place `tool/instance`
/// @param why in a sentence
public record Unseen(Comparison comparison, String place, String why) {}
