package dev.gatehouse.search.look;

import dev.gatehouse.source.Tools;
import java.nio.file.Path;
import java.util.List;

/// Files to look at.
///
/// @param tool the tool they are from; empty to guess for each
/// @param member the member of each line that holds what the tool sent; empty for the line, or to
///   guess where the tool is guessed too
public record LookRequest(List<Path> files, Tools tools, String tool, String member) {
    public LookRequest {
        files = List.copyOf(files);
    }
}
