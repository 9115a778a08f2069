package dev.gatehouse.record;

import dev.gatehouse.json.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// The mark of a data directory nobody may look into: a backup, or one restored from it that may
/// still hold what was erased since. Whoever opens the directory is refused until it is lifted.
public final class Quarantine {
    /// Where the mark lies in the data directory.
    public static final String FILE = "quarantine";

    /// The mark of a copy that was not restored, or not yet whole.
    public static final byte[] UNTIL_RESTORED = "{}\n".getBytes(StandardCharsets.UTF_8);

    private final DataDirectory data;

    public Quarantine(DataDirectory data) {
        this.data = data;
    }

    /// A data directory is in quarantine; says how it is opened.
    public static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Closed(String message) {
            super(message);
        }
    }

    /// What was restored and waits for the erasures since.
    ///
    /// @param size records the backup held; 0 while it is not whole
    /// @param taken when it was taken
    public record Waiting(long size, Instant taken) {}

    /// Whether nobody may look into it.
    public boolean isOn() {
        return Files.exists(mark());
    }

    /// What it waits with.
    public Waiting waiting() throws IOException {
        return (Waiting)
                RecordJson.make(Waiting.class, RecordJson.object(Files.readAllBytes(mark())));
    }

    /// Keeps everybody out of an unfinished copy.
    public void begin() throws IOException {
        ViewFile.write(mark(), UNTIL_RESTORED);
    }

    /// Keeps everybody out until the erasures since were applied.
    public void await(Waiting waiting) throws IOException {
        ViewFile.write(mark(), CanonicalJson.bytes(RecordJson.members(waiting)));
    }

    /// Lets everybody in.
    public void lift() throws IOException {
        Files.delete(mark());
    }

    /// Refuses to go on with a directory that is closed.
    ///
    /// @throws Closed saying how it is opened
    public void refuse() {
        if (!isOn()) {
            return;
        }
        try {
            throw new Closed(
                    waiting().size() == 0
                            ? data.root()
                                    + " is a backup, or a restore that did not finish; make a data"
                                    + " directory of it with: gatehouse restore --from BACKUP --data NEW"
                            : data.root()
                                    + " was restored and may hold what was erased since; open it with:"
                                    + " gatehouse restore --data "
                                    + data.root()
                                    + " --erasures FILE");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(mark() + " cannot be read", unreadable);
        }
    }

    private Path mark() {
        return data.root().resolve(FILE);
    }
}
