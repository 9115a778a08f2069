package dev.gatehouse.completeness;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.record.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The file completeness is written to. It is a view: when it is gone or cannot be read, everything
/// is counted again from the journal.
final class TallyFile {
    private final Path file;

    /// What it holds.
    ///
    /// @param records the next record to fold
    /// @param events up to where it was told what was understood
    record Saved(long records, long events, List<ChannelTally.Saved> channels) {}

    TallyFile(Path file) {
        this.file = file;
    }

    Saved read() {
        try {
            return Files.exists(file)
                    ? (Saved)
                            RecordJson.make(
                                    Saved.class, RecordJson.object(Files.readAllBytes(file)))
                    : new Saved(0, 0, List.of());
        } catch (JsonProblem | IllegalStateException | IllegalArgumentException damaged) {
            return new Saved(0, 0, List.of());
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot read " + file, problem);
        }
    }

    void write(Saved saved) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (FileChannel channel =
                FileChannel.open(
                        beside,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(CanonicalJson.bytes(RecordJson.members(saved))));
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
