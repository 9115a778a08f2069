package dev.gatehouse.bench;

import dev.gatehouse.journal.InclusionProof;
import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.SignedCheckpoint;
import dev.gatehouse.journal.Verification;
import dev.gatehouse.journal.Verifier;
import dev.gatehouse.journal.VerifierSettings;
import dev.gatehouse.record.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/// What the journal costs beside a bare loop of append and fdatasync in the same run, how soon a
/// checkpoint covers what was acknowledged, and how long opening after a power cut, a proof and a
/// verification take.
final class JournalBench {
    private static final int PROOFS = 1_000;
    private static final double RECORDS_HELD_TO = 10_000_000;
    private static final double GIB_10 = 10.0 * (1L << 30);
    private static final double MIB = 1L << 20;

    private final BenchSettings settings;

    JournalBench(BenchSettings settings) {
        this.settings = settings;
    }

    Figures run() throws IOException, InterruptedException {
        Figures figures = new Figures();
        new AppendRatios(settings, new AtomicLong(1)).measure(figures);
        Path folder = settings.fresh("journal");
        Path data = folder.resolve("data");
        settings.say("a process appends %d records and is cut off".formatted(settings.events()));
        JournalProcess.fill(data, settings.events(), folder.resolve("fill.log"));
        recover(data, figures);
        verify(JournalProcess.directory(data), figures);
        Folders.delete(folder);
        return figures;
    }

    private void recover(Path data, Figures figures) throws IOException {
        long start = System.nanoTime();
        try (Journal journal = JournalProcess.open(data)) {
            double seconds = (System.nanoTime() - start) / 1e9;
            if (journal.size() < settings.events()) {
                throw new IOException("records were lost: " + journal.size() + " are left");
            }
            long log = journal.status().walBytes();
            settings.say("opened with %.0f MiB of log in %.2f s".formatted(log / MIB, seconds));
            figures.put("recovery_s", seconds)
                    .put("recovered_mib", log / MIB)
                    .put("recovery_s_per_10gib", seconds * GIB_10 / log);
            journal.seal();
            prove(journal, figures);
        }
    }

    private static void prove(Journal journal, Figures figures) throws IOException {
        Random random = new Random(PROOFS);
        Percentiles took = new Percentiles();
        SignedCheckpoint checkpoint = journal.checkpoint();
        for (int i = 0; i < PROOFS; i++) {
            long position = random.nextLong(checkpoint.size());
            long start = System.nanoTime();
            InclusionProof proof = journal.prove(position, checkpoint.size());
            took.add(System.nanoTime() - start);
            if (!proof.holdsIn(checkpoint)) {
                throw new IOException("the proof of record " + position + " does not hold");
            }
        }
        figures.put("proof_ms", took.millis(0.99));
    }

    private void verify(Path journal, Figures figures) throws IOException {
        long start = System.nanoTime();
        Verification found =
                Verifier.verify(journal, VerifierSettings.forJournal(journal, Recorder.codecs()));
        double seconds = (System.nanoTime() - start) / 1e9;
        if (found.result() != Verification.Result.OK) {
            throw new IOException("the journal does not verify: " + found.problems());
        }
        long records = found.counts().records();
        settings.say("verified %d records in %.2f s".formatted(records, seconds));
        figures.put("records", (double) records)
                .put("verify_measured_s", seconds)
                .put("verify_s", seconds * RECORDS_HELD_TO / records);
    }
}
