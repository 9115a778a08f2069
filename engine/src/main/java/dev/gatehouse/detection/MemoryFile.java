package dev.gatehouse.detection;

import dev.gatehouse.record.ViewLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The file of what is remembered. One that is damaged is no file.
final class MemoryFile {
    private static final String SILENT = "silent ";
    private static final String RAISED = "raised ";
    private static final String MATCHED = "matched ";

    private final ViewLines lines;

    MemoryFile(Path file) {
        this.lines = new ViewLines(file);
    }

    /// What beside the memory was in it.
    ///
    /// @param cursor the next record of the journal to look at
    /// @param silentBelow where raising begins
    record Held(long cursor, long silentBelow) {}

    /// Reads it into a fresh memory; empty where there is none, the memory is then not to be used.
    Optional<Held> read(Memory into) throws IOException {
        SavedMemory.Restoring restoring = new SavedMemory.Restoring();
        long[] silent = {0};
        long cursor =
                lines.read(line -> {
                    if (line.startsWith(SILENT)) {
                        silent[0] = Long.parseLong(line.substring(SILENT.length()));
                    } else if (line.startsWith(RAISED)) {
                        into.raising().restore(line.substring(RAISED.length()));
                    } else if (line.startsWith(MATCHED)) {
                        into.matched().restore(line.substring(MATCHED.length()));
                    } else if (!restoring.take(line)) {
                        throw new IllegalArgumentException("this is no line of detections");
                    }
                });
        if (cursor == 0) {
            return Optional.empty();
        }
        into.restore(restoring.memory());
        return Optional.of(new Held(cursor, silent[0]));
    }

    /// Everything a file keeps.
    List<String> lines(Memory memory, long silentBelow) {
        List<String> all = new ArrayList<>(memory.saved().lines());
        memory.raising().lines().forEach(line -> all.add(RAISED + line));
        memory.matched().lines().forEach(line -> all.add(MATCHED + line));
        all.add(SILENT + silentBelow);
        return all;
    }

    /// Writes it.
    ///
    /// @throws UncheckedIOException when the disk refuses
    void write(List<String> all, long cursor) {
        try {
            lines.replace(all, cursor);
        } catch (IOException disk) {
            throw new UncheckedIOException("what detections remember cannot be kept", disk);
        }
    }
}
