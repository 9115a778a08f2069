package dev.gatehouse.inventory;

/// What a listing can tell of who may do what.
///
/// @param resource rights on what lies at or below this path
/// @param group only those that the group holds; empty where it is not known which, or none
/// @param through the listing that tells it, where this one only says what to ask that for; empty
///   where it tells itself
public record Telling(String resource, String group, String through) {}
