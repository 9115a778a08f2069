package dev.gatehouse.source;

import dev.gatehouse.event.SourceName;

/// One connection to an instance of a tool.
///
/// @param number what records call it
/// @param instance the second segment of every resource path
public record Source(int number, SourceName name, String instance, Tool tool) {}
