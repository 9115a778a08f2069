package dev.gatehouse.record;

import dev.gatehouse.journal.Codec;
import dev.gatehouse.journal.Erasure;
import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.JournalKeys;
import dev.gatehouse.journal.JournalSettings;
import dev.gatehouse.journal.Leaf;
import dev.gatehouse.secret.InstallationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// The only writer. What [#receive] and [#append] return for is durable and stands in the journal
/// exactly once; when the journal cannot append they throw [dev.gatehouse.journal.JournalException]
/// and nothing was acknowledged. Safe for many threads.
public final class Recorder implements AutoCloseable {
    private static final String TENANT = "default";

    private final DataDirectory data;
    private final InstallationKey key;
    private final Journal journal;
    private final Ledger ledger;
    private final InstantSource clock;
    private final AtomicLong imports = new AtomicLong();

    private Recorder(RecorderSettings settings, InstallationKey key, Journal journal) {
        this.data = new DataDirectory(settings.data());
        this.key = key;
        this.journal = journal;
        this.clock = settings.clock();
        this.ledger = Ledger.open(data.views(), journal, key);
    }

    /// Opens the data directory, making what is not there, keeps what tools sent from everybody
    /// else on the machine, and records that it started.
    ///
    /// @throws dev.gatehouse.journal.JournalException when another process has it or it is damaged
    /// @throws Quarantine.Closed when nobody may look into it yet
    public static Recorder open(RecorderSettings settings) {
        new Quarantine(new DataDirectory(settings.data())).refuse();
        return openClosed(settings);
    }

    /// The same of a restored directory that nobody else may look into yet, to erase in it what was
    /// erased since.
    public static Recorder openClosed(RecorderSettings settings) {
        DataDirectory data = new DataDirectory(settings.data());
        shut(data.tenants());
        InstallationKey key = InstallationKey.loadOrCreate(data.keys(), settings.random());
        JournalKeys keys = JournalKeys.loadOrCreate(data.keys(), settings.random());
        Journal journal =
                Journal.open(
                        data.journal(),
                        new JournalSettings(
                                keys.origin(TENANT),
                                keys,
                                codecs(),
                                settings.disk(),
                                settings.clock()));
        try {
            Recorder recorder = new Recorder(settings, key, journal);
            // Also ends a delivery that a crash cut short: no later piece can look like its own.
            recorder.append(new OwnRecord.Started(settings.version()));
            return recorder;
        } catch (RuntimeException problem) {
            journal.close();
            throw problem;
        }
    }

    // Whoever made the directory above it may have let others in, and files carry what tools sent.
    private static void shut(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException world) {
            throw new UncheckedIOException(directory + " cannot be kept from others", world);
        }
    }

    /// What blocks of the journal may be packed with; the first one packs.
    public static List<Codec> codecs() {
        return List.of(new ZstdCodec(), Codec.DEFLATE, Codec.NONE);
    }

    /// Takes a delivery in: what of it was received before is counted, the rest is appended as a
    /// `delivery` record and its pieces in one group commit.
    public Receipt receive(Delivery delivery) {
        if (delivery.way() == Way.IMPORT) {
            try (ImportRun run = startImport()) {
                return run.receive(delivery);
            }
        }
        return ledger.receive(delivery, Optional.empty());
    }

    /// Starts an import: the deliveries that go through it count their identical pieces together.
    public ImportRun startImport() {
        return new ImportRun(
                ledger, data.views().resolve("receipts-import-" + imports.incrementAndGet()));
    }

    /// Appends a record of our own about no source in particular; what it speaks of may happen once
    /// this returns.
    ///
    /// @return its position
    public long append(OwnRecord record) {
        return append(0, record);
    }

    /// Appends a record of our own about a source.
    ///
    /// @return its position
    public long append(int source, OwnRecord record) {
        return ledger.append(record, () -> journal.append(List.of(leaf(source, record))));
    }

    /// Appends records of our own about no source in particular, all or none.
    ///
    /// @return the position of the first
    public long append(List<? extends OwnRecord> records) {
        List<Leaf> leaves = records.stream().map(record -> leaf(0, record)).toList();
        return ledger.append(records, () -> journal.append(leaves));
    }

    long erase(long[] positions, OwnRecord.Erasing tombstone) {
        return ledger.append(
                tombstone, () -> journal.erase(new Erasure(positions, leaf(0, tombstone))));
    }

    private Leaf leaf(int source, OwnRecord record) {
        return new Leaf(
                record.kind().number(),
                micros(clock.instant()),
                source,
                OwnRecordJson.bytes(record));
    }

    /// The journal, for reading and proving; nobody else appends to it.
    public Journal journal() {
        return journal;
    }

    Registry registry() {
        return ledger.registry();
    }

    /// Where things lie.
    public DataDirectory data() {
        return data;
    }

    /// The installation's own key.
    public InstallationKey key() {
        return key;
    }

    static long micros(Instant time) {
        return Math.max(0, ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /// Leaves everything durable and lets go of the data directory.
    @Override
    public void close() {
        try {
            ledger.close();
        } finally {
            journal.close();
        }
    }
}
