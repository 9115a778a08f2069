package dev.gatehouse.notify;

import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.CopiedRecords;
import dev.gatehouse.record.CopiedRecords.Copied;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.record.Fold;
import dev.gatehouse.record.NotifyRecord;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.Recorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// What is to be told to whom, folded out of the journal. A destination is told of what was raised
/// after it was added, never of history, and of each at least once: what was sent and not yet noted
/// when the process ended is sent again under the same id.
public final class Notifications implements Fold {
    private static final int SAVE_RECORDS = 1_000;

    private final CopiedRecords file;
    private final List<Copied> all;
    private final Function<Copied, List<Raised>> raising;
    private Outbox outbox = new Outbox();
    private int saved;
    private long cursor;
    private long savedCursor;
    private boolean rewrite;

    private Notifications(
            CopiedRecords file, CopiedRecords.Saved saved, Function<Copied, List<Raised>> raising) {
        this.file = file;
        this.raising = raising;
        this.all = new ArrayList<>(saved.copied());
        this.cursor = saved.cursor();
        this.savedCursor = cursor;
        this.saved = all.size();
        all.forEach(outbox::take);
    }

    /// The view in that folder; made again when it is ahead of the journal.
    ///
    /// @param raising what a record says is worth a look
    public static Notifications open(Recorder recorder, Function<Copied, List<Raised>> raising) {
        Path folder = recorder.data().views().resolve("notify");
        try {
            Files.createDirectories(folder);
            CopiedRecords file = new CopiedRecords(folder.resolve("records"));
            CopiedRecords.Saved saved = file.read();
            if (saved.cursor() > recorder.journal().size()) {
                saved = new CopiedRecords.Saved(0, List.of());
                file.write(List.of(), 0);
            }
            return new Notifications(file, saved, raising);
        } catch (IOException problem) {
            throw new UncheckedIOException("the view of notifications cannot be read", problem);
        }
    }

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public synchronized long cursor() {
        return cursor;
    }

    @Override
    public synchronized void fold(List<Stored> records) throws IOException {
        Set<Long> erased = new HashSet<>();
        for (Stored stored : records) {
            if (stored instanceof Stored.Live live && live.position() >= cursor) {
                CopiedRecords.copy(live).ifPresent(copied -> take(copied, erased));
            }
        }
        if (all.removeIf(each -> erased.contains(each.position()))) {
            outbox = new Outbox();
            all.forEach(outbox::take);
            rewrite = true;
        }
        cursor = Math.max(cursor, records.getLast().position() + 1);
        notifyAll();
        if (rewrite || all.size() > saved || cursor - savedCursor >= SAVE_RECORDS) {
            save();
        }
    }

    private void take(Copied copied, Set<Long> erased) {
        OwnRecord record = copied.record();
        if (record instanceof OwnRecord.Erasing erasing) {
            erased.addAll(erasing.positions());
        } else if (record instanceof NotifyRecord) {
            keep(copied);
        } else {
            raising.apply(copied).stream()
                    .map(raised -> new Copied(copied.position(), copied.received(), raised))
                    .forEach(this::keep);
        }
    }

    private void keep(Copied copied) {
        outbox.take(copied);
        all.add(copied);
    }

    private void save() throws IOException {
        if (rewrite) {
            file.write(all, cursor);
            rewrite = false;
        } else {
            file.add(List.copyOf(all.subList(saved, all.size())), cursor);
        }
        saved = all.size();
        savedCursor = cursor;
    }

    /// Waits until the record at that position was taken, or that long.
    void awaitTaken(long position, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        synchronized (this) {
            while (cursor <= position) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return;
                }
                wait(left);
            }
        }
    }

    private synchronized <T> T asked(Supplier<T> question) {
        return question.get();
    }

    /// Everybody who is told.
    public List<Destination> destinations() {
        return asked(() -> outbox.destinations());
    }

    /// The one of that name.
    public Optional<Destination> destination(String name) {
        return asked(() -> outbox.destination(name));
    }

    List<About> waiting(String destination) {
        return asked(() -> outbox.waiting(destination));
    }

    boolean knows(long about) {
        return asked(() -> outbox.knows(about));
    }

    /// How many records wait to be told to it.
    public int waitingFor(String destination) {
        return waiting(destination).size();
    }

    /// What became of what it was told, the newest first; at most the newest 500.
    public List<Entry> log(String destination) {
        return asked(() -> outbox.log(destination)).stream()
                .map(each ->
                        new Entry(
                                each.at(),
                                each.told().about(),
                                each.rule(),
                                each.told().outcome(),
                                each.told().attempts(),
                                each.told().problem()))
                .toList();
    }

    /// One entry of the log.
    ///
    /// @param about the position of what it is about; -1 for a try-out
    /// @param outcome `sent`, `given-up` or `left-out`
    public record Entry(
            Instant at, long about, String rule, String outcome, long attempts, String problem) {}
}
