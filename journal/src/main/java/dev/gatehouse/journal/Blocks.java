package dev.gatehouse.journal;

import dev.gatehouse.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// The sealed records: which file holds what, and a few opened blocks at hand.
final class Blocks {

    static final String DIRECTORY = "blocks";

    private static final long CACHED_BYTES_MAX = 16L << 20;

    private final Disk disk;
    private final Path directory;
    private final List<Codec> codecs;
    private final JournalKeys keys;
    private final ConcurrentSkipListMap<Long, Path> files = new ConcurrentSkipListMap<>();
    private final Map<Long, BlockFile> loaded = new ConcurrentHashMap<>();
    private final Cache cache = new Cache();
    private volatile long end;

    private Blocks(Path journal, JournalSettings settings) {
        this.disk = settings.disk();
        this.directory = journal.resolve(DIRECTORY);
        this.codecs = settings.codecs();
        this.keys = settings.keys();
    }

    /// Finds the block files; those a crash left unfinished are removed.
    static Blocks open(Path journal, JournalSettings settings) throws IOException {
        Blocks blocks = new Blocks(journal, settings);
        for (Path million : blocks.disk.list(blocks.directory)) {
            for (Path path : blocks.disk.list(million)) {
                blocks.find(path);
            }
        }
        if (!blocks.files.isEmpty()) {
            blocks.end = blocks.file(blocks.files.lastKey()).end();
        }
        if (!blocks.files.isEmpty() && blocks.files.firstKey() != 0) {
            throw blocks.damaged(
                    "the blocks before record " + blocks.files.firstKey() + " are missing");
        }
        return blocks;
    }

    private void find(Path path) throws IOException {
        long first = BlockFile.firstOf(path);
        if (first >= 0) {
            files.put(first, path);
        } else if (path.toString().endsWith(DurableFiles.UNFINISHED)) {
            Scrub.delete(disk, path);
        } else {
            throw damaged(path + " is not a file of the journal");
        }
    }

    private JournalException damaged(String what) {
        return new JournalException(
                Reason.DAMAGED,
                directory
                        + ": "
                        + what
                        + ". Restore it from a backup; `journal verify` lists all.");
    }

    /// Records that lie in blocks.
    long end() {
        return end;
    }

    Path path(long first) {
        return directory.resolve(BlockFile.relativePath(first));
    }

    /// The file that holds a sealed position.
    BlockFile fileOf(long position) throws IOException {
        return file(files.floorKey(position));
    }

    private BlockFile file(long first) throws IOException {
        BlockFile known = loaded.get(first);
        if (known != null) {
            return known;
        }
        BlockFile file = BlockFile.load(disk, path(first), first);
        Long next = files.higherKey(first);
        if (next != null && next != file.end()) {
            throw damaged("records " + file.end() + " to " + next + " are missing");
        }
        loaded.put(first, file);
        return file;
    }

    /// Makes a file that is durable by now part of what is read.
    void add(BlockFile file) {
        loaded.put(file.first(), file);
        files.put(file.first(), file.path());
        end = Math.max(end, file.end());
    }

    /// Forgets what was opened of a file whose blocks changed.
    void replaced(BlockFile file) {
        loaded.put(file.first(), file);
        cache.clear();
    }

    Codec writing() {
        return codecs.getFirst();
    }

    JournalKeys keys() {
        return keys;
    }

    Codec codec(int number) {
        return codecs.stream()
                .filter(codec -> codec.number() == number)
                .findFirst()
                .orElseThrow(() ->
                        new JournalException(
                                Reason.CONFIGURATION,
                                "A block is packed with codec "
                                        + number
                                        + ", which this program was not given."));
    }

    /// Opens one block of a file, past the cache.
    Block decode(BlockFile file, int index) throws IOException {
        try {
            return Block.decode(
                    file.read(disk, index),
                    codec(file.headers().get(index).codec()),
                    keys.wrapping());
        } catch (IOException e) {
            throw damaged(
                    file.path()
                            + ", records "
                            + file.headers().get(index).first()
                            + " to "
                            + (file.headers().get(index).end() - 1)
                            + ": "
                            + e.getMessage());
        }
    }

    /// Reads sealed records in order.
    ///
    /// @param to one past the last, not above [#end]
    void read(long from, long to, List<Stored> target) throws IOException {
        long position = from;
        while (position < to) {
            BlockFile file = fileOf(position);
            int index = file.indexOf(position);
            long first = file.headers().get(index).first();
            Block block = cache.get(first);
            if (block == null) {
                block = decode(file, index);
                cache.put(first, block);
            }
            long last = Math.min(to, block.header().end());
            for (; position < last; position++) {
                target.add(copy(block.records().get((int) (position - first)).stored(position)));
            }
        }
    }

    private static Stored copy(Stored stored) {
        return switch (stored) {
            case Stored.Live live ->
                    new Stored.Live(
                            live.position(),
                            live.kind(),
                            live.receivedMicros(),
                            live.source(),
                            live.payload().clone());
            case Stored.Erased erased -> erased;
        };
    }

    /// Whether a sealed record was erased; by its block's header alone.
    boolean isErased(long position) throws IOException {
        BlockFile file = fileOf(position);
        BlockHeader header = file.headers().get(file.indexOf(position));
        return header.erased().get((int) (position - header.first()));
    }

    /// Every file, in order.
    List<Path> paths() {
        return List.copyOf(files.values());
    }

    List<BlockFile> all() throws IOException {
        List<BlockFile> all = new ArrayList<>();
        for (long first : files.keySet()) {
            all.add(file(first));
        }
        return all;
    }

    /// Blocks by first position, least recently used out first.
    private static final class Cache {

        private final LinkedHashMap<Long, Block> blocks = new LinkedHashMap<>(16, 0.75f, true);
        private long bytes;

        synchronized @Nullable Block get(long first) {
            return blocks.get(first);
        }

        synchronized void put(long first, Block block) {
            if (blocks.putIfAbsent(first, block) == null) {
                bytes += block.header().plainLength();
            }
            while (bytes > CACHED_BYTES_MAX && blocks.size() > 1) {
                bytes -= blocks.pollFirstEntry().getValue().header().plainLength();
            }
        }

        synchronized void clear() {
            blocks.clear();
            bytes = 0;
        }
    }
}
