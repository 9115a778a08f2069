package dev.gatehouse.search;

import dev.gatehouse.record.EventFeed;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;

/// What an index is opened with.
///
/// @param directory its own folder, below `views`
/// @param mappings a name that changes whenever present mappings would read old pieces differently;
///   letters, digits and `-`; see [Mappings#digest]
/// @param feeds makes the feed of one reader of the journal; asked once for each generation
public record EventIndexSettings(
        Path directory, String mappings, Supplier<EventFeed> feeds, InstantSource clock) {}
