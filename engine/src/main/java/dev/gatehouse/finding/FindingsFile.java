package dev.gatehouse.finding;

import dev.gatehouse.record.ViewLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The records of this room copied out of the journal, so that opening it does not read the
/// journal: one line each.
final class FindingsFile {
    private final ViewLines lines;

    FindingsFile(Path file) {
        this.lines = new ViewLines(file);
    }

    /// Hands over what it holds.
    ///
    /// @return the next record of the journal to look at
    long read(Consumer<Told> taker) throws IOException {
        return lines.read(line -> taker.accept(Told.parse(line)));
    }

    /// Adds what came since it was last written.
    void add(List<Told> since, long cursor) throws IOException {
        lines.add(since.stream().map(Told::line).toList(), cursor);
    }

    void remove(Set<Long> positions) throws IOException {
        List<String> kept = new ArrayList<>();
        long cursor =
                lines.read(line -> {
                    if (!positions.contains(Told.parse(line).position())) {
                        kept.add(line);
                    }
                });
        lines.replace(kept, cursor);
    }

    void clear() throws IOException {
        lines.replace(List.of(), 0);
    }
}
