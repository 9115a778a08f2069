package dev.gatehouse.backup;

import dev.gatehouse.backup.Manifest.Entry;
import dev.gatehouse.journal.ErasureList;
import dev.gatehouse.journal.Verification;
import dev.gatehouse.journal.Verifier;
import dev.gatehouse.journal.VerifierKey;
import dev.gatehouse.journal.VerifierSettings;
import dev.gatehouse.record.DataDirectory;
import dev.gatehouse.record.Erase;
import dev.gatehouse.record.KeepRecord;
import dev.gatehouse.record.Quarantine;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes a data directory from a backup. Nothing of it is used before every byte was compared with
/// what was written and the journal was verified; and nobody may look into it before what was
/// erased since the backup is erased there too.
public final class Restore {
    private static final int CHUNK_BYTES = 1 << 16;

    private final DataDirectory data;

    /// @param data the directory to make, or one that was made and is still closed
    public Restore(DataDirectory data) {
        this.data = new DataDirectory(data.root().toAbsolutePath().normalize());
    }

    /// Copies a backup to where nothing is, and verifies it; it stays closed. When anything is
    /// wrong, nothing is left behind.
    ///
    /// @param keys the folder of the installation's keys, where the backup was taken without
    /// @return what it holds
    /// @throws BackupProblem naming what is wrong
    public Quarantine.Waiting from(Path backup, Optional<Path> keys) throws IOException {
        Path from = backup.toAbsolutePath().normalize();
        Manifest manifest = Manifest.read(from);
        if (!manifest.head().keys() && keys.isEmpty()) {
            throw new BackupProblem(
                    from + " was taken without keys; name the folder they lie in with --keys DIR.");
        }
        refuseWhenUsed(from);
        BackupFolder.directory(data.root());
        boolean whole = false;
        try {
            new Quarantine(data).begin();
            for (Entry entry : manifest.files()) {
                if (!entry.path().equals(Quarantine.FILE)) {
                    copy(from.resolve("data").resolve(entry.path()), entry);
                }
            }
            if (keys.isPresent()) {
                takeKeys(keys.get());
            }
            verify(manifest.head());
            Quarantine.Waiting waiting =
                    new Quarantine.Waiting(manifest.head().size(), manifest.head().taken());
            new Quarantine(data).await(waiting);
            whole = true;
            return waiting;
        } finally {
            if (!whole) {
                remove();
            }
        }
    }

    private void refuseWhenUsed(Path from) throws IOException {
        if (data.root().startsWith(from) || from.startsWith(data.root())) {
            throw new BackupProblem(data.root() + " lies within the backup; name another folder.");
        }
        if (Files.exists(data.root())) {
            boolean isFolder = Files.isDirectory(data.root());
            try (Stream<Path> content = isFolder ? Files.list(data.root()) : Stream.of(from)) {
                if (content.findAny().isPresent()) {
                    throw new BackupProblem(
                            data.root()
                                    + " is not empty; nothing is ever restored over something.");
                }
            }
        }
    }

    private void copy(Path file, Entry entry) throws IOException {
        Path target = data.root().resolve(entry.path()).normalize();
        if (!target.startsWith(data.root())) {
            throw new BackupProblem("the manifest names a file outside: " + entry.path());
        }
        if (!Files.isRegularFile(file)) {
            throw new BackupProblem(
                    file + " is missing. Use another backup; nothing was restored.");
        }
        BackupFolder.directory(target.resolveSibling(".").normalize());
        MessageDigest sha256 = Manifest.sha256();
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel out = BackupFolder.create(target)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
            while (in.read(chunk) >= 0) {
                chunk.flip();
                sha256.update(chunk.duplicate());
                BackupFolder.write(out, chunk);
                chunk.clear();
            }
            out.force(true);
        }
        if (!BackupFolder.hex(sha256).equals(entry.sha256())) {
            throw new BackupProblem(
                    file + " is not as it was written. Use another backup; nothing was restored.");
        }
    }

    private void takeKeys(Path folder) throws IOException {
        BackupFolder.directory(data.keys());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                // What was signed after the backup is not in it, and must not be asked of it.
                if (!file.getFileName().toString().startsWith("journal-last-signed-")) {
                    try (FileChannel out =
                            BackupFolder.create(data.keys().resolve(file.getFileName()))) {
                        BackupFolder.write(out, ByteBuffer.wrap(Files.readAllBytes(file)));
                        out.force(true);
                    }
                }
            }
        }
    }

    private void verify(Manifest.Head head) {
        Verification found =
                Verifier.verify(
                        data.journal(),
                        VerifierSettings.forJournal(data.journal(), Recorder.codecs()));
        if (found.result() != Verification.Result.OK || found.size() != head.size()) {
            String first =
                    found.problems().isEmpty()
                            ? "it covers " + found.size() + " records, not " + head.size()
                            : found.problems().getFirst().toString();
            throw new BackupProblem(
                    "the journal of the backup does not verify: "
                            + first
                            + ". Use another backup; nothing was restored.");
        }
    }

    private void remove() throws IOException {
        try (Stream<Path> files = Files.walk(data.root())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// What was done before a directory was opened.
    ///
    /// @param listed tombstones of the list
    /// @param erased records that were erased because of them
    public record Opened(long size, int listed, long erased) {}

    /// Erases what was erased since the backup, says so in the journal, and lets everybody in.
    ///
    /// @param list the newest list of erasures, signed; empty when somebody says that nothing was
    ///   erased since
    /// @param by who
    /// @throws BackupProblem when the list is not one of this journal, or older than the backup
    public Opened open(Optional<byte[]> list, String version, String by) throws IOException {
        Quarantine quarantine = new Quarantine(data);
        if (!quarantine.isOn() || quarantine.waiting().size() == 0) {
            throw new BackupProblem(
                    data.root()
                            + (quarantine.isOn()
                                    ? " was not restored to its end; remove it and restore again."
                                    : " is not a restored directory that waits to be opened."));
        }
        Quarantine.Waiting waiting = quarantine.waiting();
        Optional<ErasureList> erasures =
                list.isEmpty() ? Optional.empty() : Optional.of(read(list.get(), waiting));
        long erased = 0;
        try (Recorder recorder = Recorder.openClosed(RecorderSettings.of(data.root(), version))) {
            Erase erase = new Erase(recorder);
            for (byte[] tombstone : erasures.map(ErasureList::tombstones).orElse(List.of())) {
                erased += erase.again(tombstone, waiting.size());
            }
            recorder.append(
                    new KeepRecord.Restored(
                            waiting.size(),
                            waiting.taken(),
                            erasures.map(ErasureList::size).orElse(0L),
                            erased,
                            by));
        }
        quarantine.lift();
        return new Opened(
                waiting.size(), erasures.map(one -> one.tombstones().size()).orElse(0), erased);
    }

    private ErasureList read(byte[] list, Quarantine.Waiting waiting) throws IOException {
        String line = Files.readString(data.journal().resolve("key.pub")).strip();
        VerifierKey key = VerifierKey.parse(line);
        ErasureList read;
        try {
            read = ErasureList.read(list, key);
        } catch (IllegalArgumentException wrong) {
            throw new BackupProblem(
                    "the list of erasures cannot be used: "
                            + wrong.getMessage()
                            + ". Export it again; the directory stays closed.",
                    wrong);
        }
        if (!read.origin().equals(key.name())) {
            throw new BackupProblem(
                    "the list of erasures is of another journal; the directory stays closed.");
        }
        if (read.size() < waiting.size()) {
            throw new BackupProblem(
                    "the list of erasures covers "
                            + read.size()
                            + " records, the backup "
                            + waiting.size()
                            + ": it is older than the backup. Export the newest; the directory stays"
                            + " closed.");
        }
        return read;
    }
}
