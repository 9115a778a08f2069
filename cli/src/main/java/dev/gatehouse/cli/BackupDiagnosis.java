package dev.gatehouse.cli;

import dev.gatehouse.backup.BackupTaken;
import dev.gatehouse.record.DataDirectory;
import dev.gatehouse.record.Quarantine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a copy of a data directory was taken last, as the directory itself remembers it. Does not
/// look whether the copy is still there.
final class BackupDiagnosis {
    static final Duration AGE_DAYS_LOOK = Duration.ofDays(7);

    private final DataDirectory data;
    private final Instant now;

    BackupDiagnosis(DataDirectory data, Instant now) {
        this.data = data;
        this.now = now;
    }

    Diagnosis look() throws IOException {
        if (new Quarantine(data).isOn()) {
            return Diagnosis.look(
                    "backup",
                    "this is a backup, or restored and still closed: nothing opens it",
                    Main.called() + " restore --help says how it is opened");
        }
        Optional<BackupTaken> last = BackupTaken.last(data);
        String remedy = Main.called() + " backup --data " + data.root() + " --to DIR";
        if (last.isEmpty()) {
            return Diagnosis.look("backup", "none was ever taken", remedy);
        }
        Duration age = Duration.between(last.get().at(), now);
        String said =
                "the last one was taken %s ago, %,d records to %s"
                        .formatted(words(age), last.get().size(), Path.of(last.get().folder()));
        return age.compareTo(AGE_DAYS_LOOK) > 0
                ? Diagnosis.look("backup", said, remedy)
                : Diagnosis.ok("backup", said);
    }

    private static String words(Duration age) {
        if (age.toDays() >= 2) {
            return age.toDays() + " days";
        }
        return age.toHours() >= 1
                ? age.toHours() + " hours"
                : Math.max(0, age.toMinutes()) + " minutes";
    }
}
