package dev.gatehouse.completeness;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.record.RecordJson;
import dev.gatehouse.record.ViewFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        ViewFile.write(file, CanonicalJson.bytes(RecordJson.members(saved)));
    }
}
