package dev.gatehouse.completeness;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.source.Observes;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What one source could show of a window.
///
/// @param source its name
/// @param title what people call it
/// @param complete whether everything it sends of the window is here, as far as can be known
/// @param sees `reads`, `refusals`, `address`, `client`, `credential`, in this order
/// @param notes what is missing and cannot be seen, each a clause for a person
/// @param lastEvent the latest time of an event
/// @param lagSeconds how long after it happened the newest event came in
/// @param gaps those that touch the window
public record SourceSight(
        SourceName source,
        String title,
        boolean complete,
        SequencedMap<String, Observes.Seen> sees,
        List<String> notes,
        Optional<Instant> lastEvent,
        long lagSeconds,
        List<GapSpan> gaps) {
    public SourceSight {
        sees = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sees));
        notes = List.copyOf(notes);
        gaps = List.copyOf(gaps);
    }

    /// Its part of the sentence: the title, and in brackets what it could not show.
    String clause() {
        return title + (notes.isEmpty() ? " (complete)" : " (" + String.join("; ", notes) + ")");
    }
}
