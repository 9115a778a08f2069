package dev.gatehouse.rehearsal;

import dev.gatehouse.event.SourceName;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// An attack that can be played: one file below `rehearsals/`. What it sends names nothing that
/// exists, and nothing of it reaches a tool.
///
/// @param name that of its file
/// @param title a few words
/// @param why what an attacker gains by it
/// @param steps what is sent, the oldest first
/// @param expects the names of the detections that are to see it
public record Rehearsal(
        String name, String title, String why, List<Step> steps, List<String> expects) {
    public Rehearsal {
        steps = List.copyOf(steps);
        expects = List.copyOf(expects);
    }

    /// One piece, as its tool would write it.
    ///
    /// @param says what happens, in a sentence
    /// @param tool whose piece it is
    /// @param channel the channel of that tool it comes by
    /// @param before how long before the moment of the rehearsal it says that it happened
    /// @param headers what it comes with
    /// @param piece its text, with places to fill ([Filling])
    public record Step(
            String says,
            String tool,
            String channel,
            Duration before,
            SortedMap<String, String> headers,
            String piece) {
        public Step {
            headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        }

        /// The source it is sent as.
        public SourceName source() {
            return new SourceName(tool, SourceName.REHEARSAL);
        }
    }

    /// The sources it is sent as, each once.
    public List<SourceName> sources() {
        return steps.stream().map(Step::source).distinct().toList();
    }
}
