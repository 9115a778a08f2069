package dev.gatehouse.detection;

import dev.gatehouse.sigma.Logsource;
import java.util.List;

/// What published rules call the logs of tools, besides the tools' own names. Gives the same answer
/// as long as the tools are the same.
@FunctionalInterface
public interface ToolLogs {
    /// Every tool's logs have its own name only.
    ToolLogs PLAIN = (_, _) -> List.of();

    /// The other names of the log of a tool's channel; none for a tool or channel there is not.
    List<Logsource> of(String tool, String channel);
}
