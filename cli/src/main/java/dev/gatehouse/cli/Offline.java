package dev.gatehouse.cli;

import dev.gatehouse.backup.BackupProblem;
import dev.gatehouse.journal.Disk;
import dev.gatehouse.journal.JournalException;
import dev.gatehouse.record.DataDirectory;
import dev.gatehouse.record.Quarantine;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A data directory whose server is not running, opened by this process.
final class Offline {
    private Offline() {}

    /// Whether a server has it open.
    static boolean isServed(DataDirectory data) throws IOException {
        Path lock = data.journal().resolve("lock");
        return Files.exists(lock) && Disk.local().isLocked(lock);
    }

    /// Something done with the journal's writer.
    interface Work<T> {
        T with(Recorder recorder) throws IOException;
    }

    /// Opens it, does the work and lets go of it.
    ///
    /// @throws CommandProblem when it cannot be opened or the work cannot be done
    static <T> T over(DataDirectory data, Work<T> work) throws IOException {
        try (Recorder recorder = Recorder.open(RecorderSettings.of(data.root(), Version.text()))) {
            return work.with(recorder);
        } catch (BackupProblem | JournalException | Quarantine.Closed problem) {
            throw new CommandProblem(ExitCode.UNAVAILABLE, String.valueOf(problem.getMessage()));
        }
    }

    /// Who runs this, as records name it.
    static String thisUser() throws IOException {
        return "local:" + Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }
}
