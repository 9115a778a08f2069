package dev.gatehouse.backup;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.record.DataDirectory;
import dev.gatehouse.record.RecordJson;
import dev.gatehouse.record.ViewFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// A backup that is whole.
///
/// @param at when it was begun, so that everything recorded before is in it
/// @param size records of the journal it holds
/// @param files how many it has
/// @param bytes of all of them
/// @param copied bytes that were not in the folder from an earlier time
/// @param keys whether the installation's keys are in it
public record BackupTaken(
        Instant at, String folder, long size, long files, long bytes, long copied, boolean keys) {

    /// The last one of a data directory, as it noted itself; empty when none was taken.
    public static Optional<BackupTaken> last(DataDirectory data) throws IOException {
        Path note = data.lastBackup();
        return Files.exists(note)
                ? Optional.of(
                        (BackupTaken)
                                RecordJson.make(
                                        BackupTaken.class,
                                        RecordJson.object(Files.readAllBytes(note))))
                : Optional.empty();
    }

    void note(DataDirectory data) throws IOException {
        ViewFile.write(data.lastBackup(), CanonicalJson.bytes(RecordJson.members(this)));
    }
}
