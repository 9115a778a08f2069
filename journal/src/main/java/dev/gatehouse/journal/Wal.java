package dev.gatehouse.journal;

import dev.gatehouse.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/// The segments of the write-ahead log: found and repaired on opening, read while the writer
/// appends.
final class Wal {

    static final String DIRECTORY = "wal";

    /// A file of zeros that becomes the next segment: writing into existing blocks makes each sync
    /// about twice as fast.
    static final String SPARE = "spare";

    private static final int READ_BYTES = 1 << 20;

    private final Disk disk;
    private final Path directory;
    private final ConcurrentSkipListMap<Long, WalSegment> segments = new ConcurrentSkipListMap<>();
    private long lastReceivedMicros;

    private Wal(Disk disk, Path directory) {
        this.disk = disk;
        this.directory = directory;
    }

    /// What must be there already when the log is opened.
    ///
    /// @param sealed records that blocks hold
    /// @param signed records a checkpoint covers
    record Known(long sealed, long signed) {}

    /// Finds the segments, deletes those that were sealed, cuts a torn tail.
    ///
    /// @throws JournalException when anything but a torn tail is wrong; then nothing was changed
    static Wal open(Disk disk, Path directory, Known known) throws IOException {
        Wal wal = new Wal(disk, directory);
        List<Path> files = new ArrayList<>();
        for (Path file : disk.list(directory)) {
            if (WalSegment.firstOf(file) >= 0) {
                files.add(file);
            } else if (!file.getFileName().toString().equals(SPARE)) {
                throw damaged(file, "is not a file of the journal", "Move it away.");
            }
        }
        List<Path> sealed =
                files.stream().filter(file -> WalSegment.firstOf(file) < known.sealed()).toList();
        files.removeAll(sealed);
        long end = known.sealed();
        for (Path file : files) {
            WalSegment segment = wal.load(file, file.equals(files.getLast()), known);
            if (segment.first() != end) {
                throw damaged(
                        file,
                        "begins at record "
                                + segment.first()
                                + " where record "
                                + end
                                + " is missing",
                        "Restore the missing files from a backup.");
            }
            wal.segments.put(segment.first(), segment);
            end = segment.end();
        }
        if (end < known.signed()) {
            throw damaged(
                    directory,
                    "ends before record "
                            + end
                            + ", but a checkpoint covers "
                            + known.signed()
                            + " records",
                    "Restore the missing files from a backup.");
        }
        // Blocks hold these records durably; a crash came between that and the segment's removal.
        for (Path file : sealed) {
            Scrub.delete(disk, file);
        }
        return wal;
    }

    private WalSegment load(Path file, boolean isLast, Known known) throws IOException {
        WalSegment segment = new WalSegment(file, WalSegment.firstOf(file));
        WalScanner scanner = new WalScanner(disk, file);
        try {
            for (Frame frame = scanner.next(); frame != null; frame = scanner.next()) {
                if (frame.position() != segment.end()) {
                    throw damaged(
                            file,
                            "holds record "
                                    + frame.position()
                                    + " where "
                                    + segment.end()
                                    + " belongs",
                            "Restore it from a backup.");
                }
                int bytes = Frame.bytes(frame.payload().length);
                segment.add((int) (scanner.offset() - bytes), bytes);
                lastReceivedMicros = Math.max(lastReceivedMicros, frame.entry().receivedMicros());
            }
        } catch (IllegalArgumentException e) {
            throw damaged(
                    file,
                    "at byte " + scanner.offset() + ": " + e.getMessage(),
                    "Restore it from a backup.");
        }
        if (!scanner.isAtEnd()) {
            boolean torn =
                    isLast
                            && segment.end() >= known.signed()
                            && TornTail.explains(disk, file, scanner);
            if (!torn) {
                throw damaged(
                        file,
                        "is damaged at byte "
                                + scanner.offset()
                                + ", record "
                                + segment.end()
                                + "; this is not a write cut short by a crash",
                        "Restore it from a backup; `journal verify` lists what else is wrong.");
            }
            try (DiskFile open = disk.open(file)) {
                open.truncate(scanner.offset());
                open.force();
            }
        }
        return segment;
    }

    private static JournalException damaged(Path file, String what, String then) {
        return new JournalException(Reason.DAMAGED, file + " " + what + ". " + then);
    }

    Path directory() {
        return directory;
    }

    /// The highest receive time of the records here; 0 when there are none.
    long lastReceivedMicros() {
        return lastReceivedMicros;
    }

    /// The first position held here, or `otherwise` when there is no segment.
    long first(long otherwise) {
        var first = segments.firstEntry();
        return first == null ? otherwise : first.getKey();
    }

    /// Segments in order; the last one may still be written to.
    List<WalSegment> segments() {
        return List.copyOf(segments.values());
    }

    void add(WalSegment segment) {
        segments.put(segment.first(), segment);
    }

    void remove(WalSegment segment) {
        segments.remove(segment.first());
    }

    long bytes() {
        return segments.values().stream().mapToLong(WalSegment::endOffset).sum();
    }

    /// Reads durable records in order.
    ///
    /// @param from a position held here
    /// @param to one past the last, not above the durable size
    void read(long from, long to, Reader reader) throws IOException {
        long position = from;
        while (position < to) {
            WalSegment segment = segments.floorEntry(position).getValue();
            long last = Math.min(to, segment.end());
            while (position < last) {
                position = readChunk(segment, position, last, reader);
            }
        }
    }

    /// Takes one record after the other.
    interface Reader {
        void accept(Frame frame) throws IOException;
    }

    private long readChunk(WalSegment segment, long from, long to, Reader reader)
            throws IOException {
        long chunkEnd = from + 1;
        int start = segment.offset(from);
        while (chunkEnd < to && segment.offset(chunkEnd) - start < READ_BYTES) {
            chunkEnd++;
        }
        int end = chunkEnd < segment.end() ? segment.offset(chunkEnd) : segment.endOffset();
        ByteBuffer bytes = ByteBuffer.wrap(disk.read(segment.file(), start, end - start));
        for (long position = from; position < chunkEnd; position++) {
            if (!Frame.isWhole(bytes, bytes.position())) {
                throw damaged(
                        segment.file(),
                        "no longer holds record " + position,
                        "Restore it from a backup.");
            }
            Frame frame = Frame.parse(bytes);
            if (frame.position() != position) {
                throw damaged(
                        segment.file(),
                        "no longer holds record " + position,
                        "Restore it from a backup.");
            }
            reader.accept(frame);
        }
        return chunkEnd;
    }
}
