package dev.gatehouse.search;

import java.nio.file.Path;
import java.time.InstantSource;

/// What an index is opened with.
///
/// @param directory its own folder, below `views`
/// @param mappings a name that changes whenever present mappings would read old pieces differently;
///   letters, digits and `-`
public record EventIndexSettings(Path directory, String mappings, InstantSource clock) {}
