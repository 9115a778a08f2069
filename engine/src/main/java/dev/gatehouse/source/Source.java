package dev.gatehouse.source;

import dev.gatehouse.event.SourceName;
import java.util.Map;

/// One connection to an instance of a tool.
///
/// @param number what records call it
/// @param instance the second segment of every resource path
/// @param keep how much of each group of actions is kept
public record Source(
        int number, SourceName name, String instance, Tool tool, Map<String, Keep> keep) {
    public Source {
        keep = Map.copyOf(keep);
    }

    /// A source that keeps what its tool's folder says.
    public Source(int number, SourceName name, String instance, Tool tool) {
        this(number, name, instance, tool, tool.keep());
    }
}
