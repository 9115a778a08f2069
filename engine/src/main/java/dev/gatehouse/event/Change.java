package dev.gatehouse.event;

/// One field that changed, from what to what, where the tool says it.
public record Change(String field, Text before, Text after) {}
