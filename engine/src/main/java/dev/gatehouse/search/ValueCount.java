package dev.gatehouse.search;

/// A value, as the tool writes it, and how many events hold it.
public record ValueCount(String value, long count) {}
