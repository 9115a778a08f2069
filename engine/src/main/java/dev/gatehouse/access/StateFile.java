package dev.gatehouse.access;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.record.RecordJson;
import dev.gatehouse.record.ViewFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The small file that says how much of the others counts.
final class StateFile {
    private final Path file;

    StateFile(Path file) {
        this.file = file;
    }

    /// What it holds.
    ///
    /// @param layout the fields of a row, in their order
    /// @param folder the name of the folder the columns lie in
    /// @param cursor up to which position everything has a row
    record Saved(
            String layout,
            int folder,
            long cursor,
            long rows,
            long textBytes,
            String rules,
            List<Verdicts.Saved> verdicts) {
        static final Saved NOTHING = new Saved("", 0, 0, 0, 0, "", List.of());
    }

    Saved read() throws IOException {
        return Files.exists(file)
                ? (Saved) RecordJson.make(Saved.class, RecordJson.object(Files.readAllBytes(file)))
                : Saved.NOTHING;
    }

    void write(Saved saved) throws IOException {
        ViewFile.write(file, CanonicalJson.bytes(RecordJson.members(saved)));
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
