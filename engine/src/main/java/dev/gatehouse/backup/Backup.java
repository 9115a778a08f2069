package dev.gatehouse.backup;

import dev.gatehouse.journal.CopyTarget;
import dev.gatehouse.journal.SignedCheckpoint;
import dev.gatehouse.record.DataDirectory;
import dev.gatehouse.record.KeepRecord;
import dev.gatehouse.record.Quarantine;
import dev.gatehouse.record.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/// Copies a data directory while it is used: the journal as it is at one moment, and of the
/// installation what is needed to open it again. Views are not copied, they are rebuilt. That it is
/// done stands in the journal before anything is read.
///
/// The copy is closed: it opens only after it was restored. Nobody's session is in it.
public final class Backup {
    private static final String TABLES = "installation.sqlite";

    /// What is remade, lives only while the server runs, or says what is going on here alone.
    private static final Set<String> LEFT_OUT =
            Set.of("bootstrap-token", TABLES, TABLES + "-wal", TABLES + "-shm", "last-backup.json");

    private final Recorder recorder;
    private final String version;
    private final InstantSource clock;
    private final Semaphore running = new Semaphore(1);

    /// @param version of the product, as the backup says it
    public Backup(Recorder recorder, String version, InstantSource clock) {
        this.recorder = recorder;
        this.version = version;
        this.clock = clock;
    }

    /// What to do.
    ///
    /// @param keys whether the installation's keys go along; without them it opens nothing by
    ///   itself
    /// @param by who
    public record Order(Path folder, boolean keys, String by) {}

    /// Takes one; only the changes where the folder holds an earlier one.
    ///
    /// @throws BackupProblem when the folder cannot be used, or another one is being taken
    public BackupTaken take(Order order) throws IOException {
        if (!running.tryAcquire()) {
            throw new BackupProblem("A backup is being taken already.");
        }
        try {
            DataDirectory data = recorder.data();
            String origin = recorder.journal().verifierKey().name();
            BackupFolder folder = BackupFolder.open(order.folder(), data.root(), origin);
            Instant begun = clock.instant();
            recorder.append(
                    new KeepRecord.BackupBegun(
                            order.folder().toString(), order.keys(), order.by()));
            folder.begin();
            installation(folder, data, order.keys());
            SignedCheckpoint checkpoint = recorder.journal().copy(into(folder, data));
            folder.bytes(Quarantine.FILE, Quarantine.UNTIL_RESTORED);
            BackupTaken taken =
                    folder.finish(
                            new Manifest.Head(
                                    begun,
                                    version,
                                    origin,
                                    checkpoint.size(),
                                    HexFormat.of().formatHex(checkpoint.root()),
                                    order.keys()));
            taken.note(data);
            return taken;
        } finally {
            running.release();
        }
    }

    /// When the last one was taken.
    public Optional<BackupTaken> last() throws IOException {
        return BackupTaken.last(recorder.data());
    }

    private static CopyTarget into(BackupFolder folder, DataDirectory data) {
        String journal = data.root().relativize(data.journal()) + "/";
        return new CopyTarget() {
            @Override
            public void bytes(String path, byte[] bytes) throws IOException {
                folder.bytes(journal + path, bytes);
            }

            @Override
            public void file(String path, Path file) throws IOException {
                folder.file(journal + path, file);
            }
        };
    }

    // Before the journal: what these tables say, the journal of the copy says too.
    private static void installation(BackupFolder folder, DataDirectory data, boolean keys)
            throws IOException {
        tables(folder, data);
        for (Path file : files(data)) {
            boolean isKey = file.startsWith(data.keys());
            boolean isMemory = file.getFileName().toString().startsWith("journal-last-signed-");
            // What was replaced meanwhile stands under its name again, or is gone for good.
            if (!isMemory && (keys || !isKey) && Files.exists(file)) {
                folder.bytes(data.root().relativize(file).toString(), Files.readAllBytes(file));
            }
        }
    }

    // Everything but what the tools sent, which the journal hands over, and what is made of it.
    private static List<Path> files(DataDirectory data) throws IOException {
        try (Stream<Path> all = Files.walk(data.root())) {
            return all.filter(file -> !file.startsWith(data.tenants()))
                    .filter(file -> !file.startsWith(data.run()))
                    .filter(Files::isRegularFile)
                    .filter(file -> !LEFT_OUT.contains(file.getFileName().toString()))
                    .filter(file -> !file.toString().endsWith(".tmp"))
                    .sorted()
                    .toList();
        }
    }

    private static void tables(BackupFolder folder, DataDirectory data) throws IOException {
        Path tables = data.installation().resolve(TABLES);
        if (!Files.exists(tables)) {
            return;
        }
        String path = data.root().relativize(tables).toString();
        Path copy = folder.unfinished(path);
        try (Connection from = DriverManager.getConnection("jdbc:sqlite:" + tables);
                PreparedStatement vacuum = from.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, copy.toString());
            vacuum.execute();
        } catch (SQLException broken) {
            throw new IOException(tables + " cannot be copied: " + broken.getMessage(), broken);
        }
        try (Connection made = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement change = made.createStatement()) {
            change.execute("PRAGMA secure_delete = ON");
            change.execute("DELETE FROM session");
        } catch (SQLException broken) {
            throw new IOException(copy + " cannot be changed: " + broken.getMessage(), broken);
        }
        folder.take(path);
    }
}
