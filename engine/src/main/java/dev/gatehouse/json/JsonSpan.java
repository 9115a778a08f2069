package dev.gatehouse.json;

/// Where a value stands in some bytes.
public record JsonSpan(int offset, int length) {}
