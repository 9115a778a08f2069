package dev.gatehouse.event;

/// On what it was done.
///
/// @param path where it stands below its instance
/// @param type what it is, in the mapping's word; never read from the path
/// @param id the tool's immutable id, where sent
public record Resource(ResourcePath path, String type, Text id) {}
