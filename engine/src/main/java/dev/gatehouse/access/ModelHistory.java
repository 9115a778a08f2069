package dev.gatehouse.access;

import dev.gatehouse.access.model.Model;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.AccessRecord;
import dev.gatehouse.record.Fold;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.ViewLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// What became of the access model, followed from the journal: every change, what was refused, what
/// was approved. Its records lie beside in a file of its own. Safe for many threads.
public final class ModelHistory implements Fold, AutoCloseable {
    private static final long SAVE_RECORDS = 50_000;
    private static final int PARTS = 4;

    private final ViewLines file;
    private final List<Told> told = new ArrayList<>();
    private long cursor;
    private long savedCursor;
    // Grows with every record told or forgotten.
    private long version;

    /// One record about the model.
    public record Told(long position, Instant when, AccessRecord record) {}

    private ModelHistory(ViewLines file) {
        this.file = file;
    }

    /// The history in the recorder's journal.
    public static ModelHistory open(Recorder recorder) {
        try {
            Path folder = Files.createDirectories(recorder.data().views().resolve("model"));
            ModelHistory history = new ModelHistory(new ViewLines(folder.resolve("records")));
            history.cursor = history.file.read(history::take);
            if (history.cursor > recorder.journal().size()) {
                history.told.clear();
                history.cursor = 0;
                history.file.replace(List.of(), 0);
            }
            history.savedCursor = history.cursor;
            return history;
        } catch (IOException problem) {
            throw new UncheckedIOException("the history of the model cannot be read", problem);
        }
    }

    private void take(String line) {
        String[] parts = line.split(" ", PARTS);
        if (parts.length == PARTS
                && RecordKind.of(Integer.parseInt(parts[2]))
                                .flatMap(kind ->
                                        OwnRecordJson.read(
                                                kind, parts[3].getBytes(StandardCharsets.UTF_8)))
                                .orElse(null)
                        instanceof AccessRecord record) {
            told.add(new Told(Long.parseLong(parts[0]), instant(Long.parseLong(parts[1])), record));
            return;
        }
        throw new IllegalArgumentException("this is no line of the history of the model");
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static String line(Told one) {
        String payload = new String(OwnRecordJson.bytes(one.record()), StandardCharsets.UTF_8);
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, one.when());
        return one.position() + " " + micros + " " + one.record().kind().number() + " " + payload;
    }

    @Override
    public String name() {
        return "model";
    }

    @Override
    public synchronized long cursor() {
        return cursor;
    }

    @Override
    public synchronized void fold(List<Stored> records) throws IOException {
        List<Told> more = new ArrayList<>();
        Set<Long> erased = new HashSet<>();
        for (Stored stored : records) {
            if (stored instanceof Stored.Live live && live.position() >= cursor) {
                OwnRecord record = read(live).orElse(null);
                if (record instanceof AccessRecord ours) {
                    more.add(new Told(live.position(), instant(live.receivedMicros()), ours));
                } else if (record instanceof OwnRecord.Erasing erasing) {
                    erased.addAll(erasing.positions());
                }
            }
        }
        told.addAll(more);
        version += more.size();
        boolean forgot = told.removeIf(one -> erased.contains(one.position()));
        cursor = Math.max(cursor, records.getLast().position() + 1);
        if (forgot) {
            version++;
            file.replace(told.stream().map(ModelHistory::line).toList(), cursor);
            savedCursor = cursor;
        } else if (!more.isEmpty() || cursor - savedCursor >= SAVE_RECORDS) {
            file.add(more.stream().map(ModelHistory::line).toList(), cursor);
            savedCursor = cursor;
        }
        notifyAll();
    }

    private static Optional<OwnRecord> read(Stored.Live live) {
        return live.kind() == RecordKind.PIECE.number()
                        || live.kind() == RecordKind.DELIVERY.number()
                ? Optional.empty()
                : RecordKind.of(live.kind())
                        .flatMap(kind -> OwnRecordJson.read(kind, live.payload()));
    }

    /// What grows whenever anything else is told.
    public synchronized long version() {
        return version;
    }

    /// Everything told, the oldest first.
    public synchronized List<Told> told() {
        return List.copyOf(told);
    }

    /// The last change.
    public synchronized Optional<Told> lastChange() {
        return told.reversed().stream()
                .filter(one -> one.record() instanceof AccessRecord.ModelChanged)
                .findFirst();
    }

    /// What people answered.
    public synchronized Answers answers() {
        Answers answers = Answers.NONE;
        for (Told one : told) {
            if (one.record() instanceof AccessRecord.Answered answered) {
                answers = answers.with(new Answers.Given(one.position(), one.when(), answered));
            }
        }
        return answers;
    }

    /// What changes do not do for their authors' past, because nobody has approved it.
    public synchronized List<Held> held() {
        List<Held> held = new ArrayList<>();
        for (Told one : told) {
            if (one.record() instanceof AccessRecord.ModelChanged changed
                    && changed.own() > 0
                    && told.stream().noneMatch(other -> approves(other, one))) {
                held.add(new Held(one.position(), changed.author(), modelAt(changed.earlier())));
            }
        }
        return held;
    }

    private static boolean approves(Told other, Told change) {
        return other.record() instanceof AccessRecord.ModelApproved approved
                && approved.change() == change.position();
    }

    // A change that was erased leaves no model to go by.
    private Model modelAt(long position) {
        for (Told one : told) {
            if (one.position() == position
                    && one.record() instanceof AccessRecord.ModelChanged changed) {
                return Heard.model(changed);
            }
        }
        return Model.NONE;
    }

    /// Waits until it has taken the record at `position`.
    ///
    /// @return whether it did so in time
    public synchronized boolean awaitTaken(long position, Duration most)
            throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (cursor <= position) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /// Leaves what it knows on disk.
    @Override
    public synchronized void close() throws IOException {
        if (cursor > savedCursor) {
            file.add(List.of(), cursor);
            savedCursor = cursor;
        }
    }
}
