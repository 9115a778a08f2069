package dev.gatehouse.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// A table from 128-bit keys to 64-bit values on disk, which the operating system's page cache
/// holds rather than this process. It grows a segment at a time, so no caller waits for all of it.
/// Safe for many threads.
///
/// After [#checkpoint] returns, what was put before it survives a power cut together with the
/// cursor; what was put later may be lost, and the owner puts it again from the journal. A segment
/// that grew lies in a file of the next generation; the checkpoint names the generations that
/// belong to it, and only then are older files deleted. When the files do not fit together the
/// table starts empty with cursor 0: it is a view.
final class KeyTable implements AutoCloseable {
    private static final int SEGMENTS = 16;
    private static final int SEGMENT_SLOTS_MIN = 256;
    private static final String CHECKPOINT = "checkpoint";

    private final Path directory;
    private final KeySegment[] segments = new KeySegment[SEGMENTS];
    private final int[] generations = new int[SEGMENTS];
    private final Object[] locks = new Object[SEGMENTS];
    // What a segment grew out of: a checkpoint may be writing it at this moment.
    private final Queue<KeySegment> outgrown = new ConcurrentLinkedQueue<>();
    private volatile long cursor;

    private KeyTable(Path directory) {
        this.directory = directory;
        for (int i = 0; i < SEGMENTS; i++) {
            locks[i] = new Object();
        }
    }

    /// The table under `directory`, made when there is none or when it is damaged.
    static KeyTable open(Path directory) {
        try {
            Files.createDirectories(directory);
            KeyTable table = new KeyTable(directory);
            if (!table.load()) {
                table.startEmpty();
            }
            table.deleteOthers(Set.of());
            return table;
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot open the key table " + directory, problem);
        }
    }

    /// Up to where, at the last checkpoint, its owner had put everything.
    long cursor() {
        return cursor;
    }

    /// The value of the key, or 0.
    long get(long high, long low) {
        int i = segmentOf(low);
        synchronized (locks[i]) {
            return segments[i].get(high, low);
        }
    }

    /// Sets the value, which must not be 0.
    void put(long high, long low, long value) {
        int i = segmentOf(low);
        synchronized (locks[i]) {
            if (segments[i].isFull()) {
                grow(i);
            }
            // After a crash a segment may hold more keys than its count says.
            if (!segments[i].put(high, low, value)) {
                grow(i);
                segments[i].put(high, low, value);
            }
        }
    }

    /// How many keys it holds.
    long count() {
        long count = 0;
        for (int i = 0; i < SEGMENTS; i++) {
            synchronized (locks[i]) {
                count += segments[i].count();
            }
        }
        return count;
    }

    /// Makes durable what was put so far and that its owner need not look before `upTo` again.
    /// Nobody waits for the disk meanwhile but who makes another checkpoint.
    synchronized void checkpoint(long upTo) {
        StringBuilder text = new StringBuilder("keys 1 ").append(upTo);
        Set<Path> named = new HashSet<>();
        try {
            for (int i = 0; i < SEGMENTS; i++) {
                KeySegment segment;
                synchronized (locks[i]) {
                    segment = segments[i];
                    text.append(' ').append(generations[i]);
                    text.append(':').append(segment.count());
                }
                segment.force();
                named.add(segment.file());
            }
            ViewFile.write(
                    directory.resolve(CHECKPOINT),
                    text.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
            cursor = upTo;
            closeOutgrown();
            deleteOthers(named);
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot write " + directory, problem);
        }
    }

    @Override
    public synchronized void close() {
        for (int i = 0; i < SEGMENTS; i++) {
            synchronized (locks[i]) {
                segments[i].close();
            }
        }
        closeOutgrown();
    }

    private void closeOutgrown() {
        for (KeySegment one = outgrown.poll(); one != null; one = outgrown.poll()) {
            one.close();
        }
    }

    // The slot within a segment comes from the high half, so the segment comes from the low one.
    private static int segmentOf(long low) {
        return (int) (low & (SEGMENTS - 1));
    }

    private Path file(int segment, int generation) {
        return directory.resolve("keys-%02d.%d".formatted(segment, generation));
    }

    private void grow(int i) {
        try {
            KeySegment grown = segments[i].growInto(file(i, generations[i] + 1));
            outgrown.add(segments[i]);
            segments[i] = grown;
            generations[i]++;
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot grow " + segments[i].file(), problem);
        }
    }

    private boolean load() {
        try {
            String text = Files.readString(directory.resolve(CHECKPOINT));
            String[] words = text.strip().split(" ", -1);
            if (words.length != 3 + SEGMENTS || !text.startsWith("keys 1 ")) {
                return false;
            }
            for (int i = 0; i < SEGMENTS; i++) {
                int colon = words[3 + i].indexOf(':');
                generations[i] = Integer.parseInt(words[3 + i].substring(0, colon));
                long count = Long.parseLong(words[3 + i].substring(colon + 1));
                segments[i] = KeySegment.open(file(i, generations[i]), count);
            }
            cursor = Long.parseLong(words[2]);
            return true;
        } catch (IOException | RuntimeException damaged) {
            for (KeySegment segment : segments) {
                if (segment != null) {
                    segment.close();
                }
            }
            return false;
        }
    }

    private void startEmpty() throws IOException {
        Files.deleteIfExists(directory.resolve(CHECKPOINT));
        cursor = 0;
        for (int i = 0; i < SEGMENTS; i++) {
            generations[i] = 0;
            segments[i] = KeySegment.create(file(i, 0), SEGMENT_SLOTS_MIN);
        }
    }

    // A segment may have grown while the checkpoint was written: its smaller file is still named.
    // What is there is listed before what is kept is asked for, so a file that a segment grows into
    // meanwhile is either not listed or kept.
    private void deleteOthers(Set<Path> named) throws IOException {
        List<Path> there;
        try (Stream<Path> files = Files.list(directory)) {
            there = files.toList();
        } catch (NoSuchFileException gone) {
            // Somebody deleted the view under us; what is mapped goes on working.
            return;
        }
        Set<Path> kept = new HashSet<>(named);
        kept.add(directory.resolve(CHECKPOINT));
        for (int i = 0; i < SEGMENTS; i++) {
            synchronized (locks[i]) {
                kept.add(file(i, generations[i]));
            }
        }
        for (Path file : there) {
            if (!kept.contains(file)) {
                Files.deleteIfExists(file);
            }
        }
    }
}
