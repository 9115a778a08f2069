package dev.gatehouse.search;

import dev.gatehouse.people.Who;
import dev.gatehouse.record.EventFeed;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/// What an index is opened with.
///
/// @param directory its own folder, below `views`
/// @param mappings a name that changes whenever present mappings would read old pieces differently;
///   letters, digits and `-`; see [Mappings#digest]
/// @param who tells who is who as of the records below a position
/// @param feeds makes the feed of one reader of the journal; asked once for each generation
/// @param marks what other views find out about events, each kind by one of them; one that comes to
///   an event only after the feed hands it over is not seen by a live tail
public record EventIndexSettings(
        Path directory,
        String mappings,
        LongFunction<Who> who,
        Supplier<EventFeed> feeds,
        List<MarkSource> marks,
        InstantSource clock) {
    public EventIndexSettings {
        marks = List.copyOf(marks);
    }

    /// Without marks of another view.
    public EventIndexSettings(
            Path directory,
            String mappings,
            LongFunction<Who> who,
            Supplier<EventFeed> feeds,
            InstantSource clock) {
        this(directory, mappings, who, feeds, List.of(), clock);
    }
}
