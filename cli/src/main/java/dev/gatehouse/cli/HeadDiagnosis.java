package dev.gatehouse.cli;

import dev.gatehouse.journal.LastSeen;
import dev.gatehouse.journal.SignedCheckpoint;
import dev.gatehouse.journal.SignedNote;
import dev.gatehouse.journal.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// Whether the head of a journal's files is signed and not older than what this command line has
/// seen of it. Recomputing the records is `journal verify`'s.
final class HeadDiagnosis {
    private static final String ABOUT = "journal";

    private final Path journal;
    private final LastSeen memory;

    HeadDiagnosis(Path journal, LastSeen memory) {
        this.journal = journal;
        this.memory = memory;
    }

    Diagnosis look() throws IOException {
        Path head = journal.resolve("checkpoint");
        Path key = journal.resolve("key.pub");
        if (!Files.isRegularFile(head) || !Files.isRegularFile(key)) {
            return Diagnosis.bad(
                    ABOUT,
                    "there is no " + (Files.isRegularFile(head) ? "key.pub" : "checkpoint"),
                    "restore the journal from a copy; " + verify());
        }
        SignedCheckpoint checkpoint;
        try {
            VerifierKey verifier =
                    VerifierKey.parse(new String(read(key), StandardCharsets.UTF_8).strip());
            checkpoint = SignedCheckpoint.parse(read(head)).verify(verifier);
        } catch (IllegalArgumentException forged) {
            return Diagnosis.bad(ABOUT, String.valueOf(forged.getMessage()), verify());
        }
        return compared(checkpoint, memory.seen(checkpoint.origin()));
    }

    private static Diagnosis compared(SignedCheckpoint now, Optional<SignedCheckpoint> before) {
        String covers = "signed over " + Counts.grouped(Long.toString(now.size())) + " records";
        if (before.isEmpty()) {
            return Diagnosis.ok(ABOUT, covers + "; not seen before, so not compared");
        }
        SignedCheckpoint seen = before.get();
        if (seen.size() > now.size()) {
            return Diagnosis.bad(
                    ABOUT,
                    covers
                            + ", but "
                            + Counts.grouped(Long.toString(seen.size()))
                            + " were seen before: this is an older copy, or it was rolled back",
                    "keep both and " + verify());
        }
        if (seen.size() == now.size() && !Arrays.equals(seen.root(), now.root())) {
            return Diagnosis.bad(
                    ABOUT, covers + ", but not the ones seen before: it was rewritten", verify());
        }
        return Diagnosis.ok(ABOUT, covers + "; no fewer than seen before");
    }

    private static String verify() {
        return "compare all of it: " + Main.called() + " journal verify DIR";
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SignedNote.NOTE_BYTES_MAX);
        }
    }
}
