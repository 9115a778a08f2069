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
    // What a file says of hours it did not count would be nothing; they are counted again.
    private static final int FORM = 2;

    private final Path file;

    /// What it holds.
    ///
    /// @param form how it is written
    /// @param records the next record to fold
    /// @param events up to where it was told what was understood
    record Saved(int form, long records, long events, List<ChannelTally.Saved> channels) {
        static final Saved NOTHING = new Saved(FORM, 0, 0, List.of());

        Saved(long records, long events, List<ChannelTally.Saved> channels) {
            this(FORM, records, events, channels);
        }
    }

    TallyFile(Path file) {
        this.file = file;
    }

    Saved read() {
        if (!Files.exists(file)) {
            return Saved.NOTHING;
        }
        try {
            Saved saved =
                    (Saved)
                            RecordJson.make(
                                    Saved.class, RecordJson.object(Files.readAllBytes(file)));
            return saved.form() == FORM ? saved : Saved.NOTHING;
        } catch (JsonProblem | IllegalStateException | IllegalArgumentException damaged) {
            return Saved.NOTHING;
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot read " + file, problem);
        }
    }

    void write(Saved saved) throws IOException {
        ViewFile.write(file, CanonicalJson.bytes(RecordJson.members(saved)));
    }
}
