package dev.gatehouse.access.used;

import dev.gatehouse.event.EventId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalInt;
import java.util.Set;

/// The rows of all events, in the order of their ids, on disk; only the ids are in memory, eight
/// bytes each. A row is as wide as any other, [#ROW_BYTES]. What was written after [#force] may be
/// gone after a crash and is then written again. Used by one thread, or under its owner's lock.
public final class UsedColumn implements Closeable {
    /// Bytes of one row: time, then a number for each field.
    public static final int ROW_BYTES = Long.BYTES + Integer.BYTES * UsedField.COUNT;

    /// Events within one piece that have a row.
    public static final int PLACE_MAX = (1 << 20) - 1;

    private static final int ROWS_AT_ONCE = 4_096;
    private static final String ROWS = "rows";
    private static final String IDS = "ids";

    private final FileChannel rows;
    private final FileChannel ids;
    private final TextFile file;
    private final LongList known = new LongList();
    // Rows that are not in the files yet: one write for many.
    private final ByteBuffer tail = ByteBuffer.allocate(ROWS_AT_ONCE * ROW_BYTES);
    private int written;

    private UsedColumn(Path directory, Extent extent) throws IOException {
        Files.createDirectories(directory);
        this.rows = open(directory.resolve(ROWS));
        this.ids = open(directory.resolve(IDS));
        this.file = TextFile.open(directory, extent.textBytes());
        rows.truncate((long) extent.rows() * ROW_BYTES);
        ids.truncate((long) extent.rows() * Long.BYTES);
        readIds(extent.rows());
        written = known.size();
    }

    /// How much of the files was safe when they were last forced.
    public record Extent(int rows, long textBytes) {
        /// Nothing yet.
        public static final Extent NOTHING = new Extent(0, 0);
    }

    /// Opens the column in its folder as it was at `extent`.
    ///
    /// @throws IOException when less than that is there, or the disk refuses
    public static UsedColumn open(Path directory, Extent extent) throws IOException {
        return new UsedColumn(directory, extent);
    }

    private static FileChannel open(Path path) throws IOException {
        return FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private void readIds(int count) throws IOException {
        if (rows.size() < (long) count * ROW_BYTES || ids.size() < (long) count * Long.BYTES) {
            throw new IOException("the rows of used events are shorter than they were");
        }
        ByteBuffer some = ByteBuffer.allocateDirect(ROWS_AT_ONCE * Long.BYTES);
        for (int from = 0; from < count; from += ROWS_AT_ONCE) {
            some.clear().limit(Math.min(ROWS_AT_ONCE, count - from) * Long.BYTES);
            fill(ids, some, (long) from * Long.BYTES);
            while (some.hasRemaining()) {
                known.add(some.getLong());
            }
        }
    }

    private static void fill(FileChannel from, ByteBuffer into, long at) throws IOException {
        long place = at;
        while (into.hasRemaining()) {
            int read = from.read(into, place);
            if (read < 0) {
                throw new IOException("the rows of used events end too early");
            }
            place += read;
        }
        into.flip();
    }

    private static void write(FileChannel to, ByteBuffer from, long at) throws IOException {
        long place = at;
        while (from.hasRemaining()) {
            place += to.write(from, place);
        }
    }

    /// The texts that rows are made of.
    public Texts texts() {
        return file.texts();
    }

    /// How many rows there are.
    public int size() {
        return known.size();
    }

    /// The row of an event, if it has one.
    public OptionalInt find(long position, int place) {
        int at = known.find(packed(position, place));
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }

    /// The rows of events from `position` on begin here.
    public int from(long position) {
        int at = known.find(packed(position, 0));
        return at < 0 ? -at - 1 : at;
    }

    /// The event of a row.
    public EventId id(int at) {
        long packed = known.get(at);
        return new EventId(packed >>> 20, (int) (packed & PLACE_MAX));
    }

    private static long packed(long position, int place) {
        return position << 20 | Math.min(place, PLACE_MAX);
    }

    /// Puts an event's row at its place: after all others, or where it is already.
    ///
    /// @return the row's number
    public int put(Used used) throws IOException {
        long packed = packed(used.id().position(), used.id().n());
        int found = known.find(packed);
        int at = found >= 0 ? found : known.size();
        if (found < 0 && at > 0 && known.get(at - 1) > packed) {
            throw new IllegalStateException("events come in the order of their ids: " + used.id());
        }
        if (found < 0) {
            known.add(packed);
        }
        if (at < written) {
            write(rows, bytes(used, ByteBuffer.allocate(ROW_BYTES)).flip(), (long) at * ROW_BYTES);
        } else {
            tail.position((at - written) * ROW_BYTES);
            bytes(used, tail);
            if (known.size() - written == ROWS_AT_ONCE) {
                flush();
            }
        }
        return at;
    }

    private static ByteBuffer bytes(Used used, ByteBuffer into) {
        into.putLong(used.micros());
        for (int number : used.numbers()) {
            into.putInt(number);
        }
        return into;
    }

    private void flush() throws IOException {
        int count = known.size() - written;
        tail.position(0).limit(count * ROW_BYTES);
        write(rows, tail, (long) written * ROW_BYTES);
        tail.clear();
        ByteBuffer packed = ByteBuffer.allocate(count * Long.BYTES);
        for (int at = written; at < known.size(); at++) {
            packed.putLong(known.get(at));
        }
        write(ids, packed.flip(), (long) written * Long.BYTES);
        written = known.size();
    }

    /// Who is handed rows.
    @FunctionalInterface
    public interface Taker {
        /// One row; `used` is valid until the next.
        void take(int at, Used used);
    }

    /// One row.
    ///
    /// @throws IOException when it cannot be read or is damaged
    public Used row(int at) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(ROW_BYTES);
        if (at < written) {
            fill(rows, one, (long) at * ROW_BYTES);
        } else {
            one.put(0, tail, (at - written) * ROW_BYTES, ROW_BYTES);
        }
        long micros = one.getLong();
        int[] numbers = new int[UsedField.COUNT];
        read(one.asIntBuffer(), numbers);
        return new Used(texts(), id(at), micros, numbers);
    }

    // A number that no text has is damage; believed, it would have tables made for it.
    private void read(IntBuffer from, int[] numbers) throws IOException {
        from.get(numbers);
        int known = texts().size();
        for (int number : numbers) {
            if (number < 0 || number >= known) {
                throw new IOException("a row of used events names a text that is not there");
            }
        }
    }

    /// Hands over the rows from `from` up to, not including, `to`.
    public void each(int from, int to, Taker taker) throws IOException {
        if (to > written) {
            flush();
        }
        int[] numbers = new int[UsedField.COUNT];
        Used used = new Used(texts(), new EventId(0, 0), 0, numbers);
        int most = Math.min(ROWS_AT_ONCE, Math.max(0, to - from));
        ByteBuffer some = ByteBuffer.allocate(most * ROW_BYTES);
        for (int first = from; first < to; first += ROWS_AT_ONCE) {
            int count = Math.min(ROWS_AT_ONCE, to - first);
            some.clear().limit(count * ROW_BYTES);
            fill(rows, some, (long) first * ROW_BYTES);
            for (int i = 0; i < count; i++) {
                long micros = some.getLong();
                IntBuffer ints = some.asIntBuffer();
                read(ints, numbers);
                some.position(some.position() + UsedField.COUNT * Integer.BYTES);
                used.become(id(first + i), micros);
                taker.take(first + i, used);
            }
        }
    }

    /// Writes everything so far, and says how much that is; safe it is after [#force].
    public Extent write() throws IOException {
        flush();
        return new Extent(size(), file.write());
    }

    /// Makes safe what was written. Anyone may call it beside the thread that goes on writing.
    public void force() throws IOException {
        file.force();
        rows.force(false);
        ids.force(false);
    }

    /// Writes the same column into another folder, without the rows of these positions and without
    /// texts that only they had.
    public void writeWithout(Set<Long> positions, Path directory) throws IOException {
        try (UsedColumn other = new UsedColumn(directory, Extent.NOTHING)) {
            each(
                    0,
                    size(),
                    (at, used) -> {
                        if (!positions.contains(used.id().position())) {
                            other.copy(used);
                        }
                    });
            other.write();
            other.force();
        }
    }

    private void copy(Used used) {
        int[] numbers = new int[UsedField.COUNT];
        for (UsedField field : UsedField.values()) {
            numbers[field.place()] = texts().number(used.text(field));
        }
        try {
            put(new Used(texts(), used.id(), used.micros(), numbers));
        } catch (IOException disk) {
            throw new java.io.UncheckedIOException("rows of used events cannot be written", disk);
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
        ids.close();
        file.close();
    }
}
