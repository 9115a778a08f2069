package dev.gatehouse.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Counts the identical pieces of one import, so that a line that really stands twice in a file
/// becomes two events while the same file imported again becomes none. Its memory is a scratch
/// table on disk.
final class Ordinals implements AutoCloseable {
    private final Path directory;
    private final KeyTable counts;

    /// @param directory an empty place of its own, deleted on close
    Ordinals(Path directory) {
        this.directory = directory;
        this.counts = KeyTable.open(directory);
    }

    /// Which copy of the piece with this key comes now: 1 for the first.
    long next(RecordKey bytes) {
        long k = counts.get(bytes.high(), bytes.low()) + 1;
        counts.put(bytes.high(), bytes.low(), k);
        return k;
    }

    @Override
    public void close() {
        counts.close();
        delete(directory);
    }

    /// Deletes a directory of scratch files.
    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot delete " + directory, problem);
        }
    }
}
