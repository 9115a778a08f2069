package dev.gatehouse.detection;

import dev.gatehouse.event.Words;
import dev.gatehouse.sigma.Head;
import dev.gatehouse.sigma.Logsource;
import java.util.List;

/// One file below `detections/`.
///
/// @param head what it says of itself: id, name, title, why (`description`), level, known benign
///   causes (`falsepositives`)
/// @param file what messages call its file
/// @param theme the folder its file lies in
/// @param logsource which log it is about
/// @param covers which scenarios it is there for
/// @param certain whether one match is enough to say that something is wrong
/// @param steps what to do, in order
/// @param matches ids of its rules and correlations that raise something
/// @param examples what it is tried on
public record Detection(
        Head head,
        String file,
        String theme,
        Logsource logsource,
        List<String> covers,
        State state,
        boolean certain,
        List<String> steps,
        List<String> matches,
        List<Example> examples) {
    public Detection {
        covers = List.copyOf(covers);
        steps = List.copyOf(steps);
        matches = List.copyOf(matches);
        examples = List.copyOf(examples);
    }

    /// What is done with a match.
    public enum State {
        /// It is raised.
        ON,
        /// It is counted and not raised.
        WATCH,
        /// It is not looked for.
        OFF;

        /// The word used in files and JSON.
        public String word() {
            return Words.of(this);
        }
    }
}
