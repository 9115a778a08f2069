package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One moment of a journal, to be copied while it goes on: a checkpoint, and blocks and tiles of
/// exactly its size, with no log behind it.
///
/// What would change is held in memory from the beginning; what is only named (full tiles, blocks)
/// stays as it is for as long as nothing is erased.
final class JournalCopy {

    private final Path journal;
    private final VerifierKey key;
    private final SignedCheckpoint checkpoint;
    private final List<Path> blocks;
    private final Map<String, byte[]> edge = new LinkedHashMap<>();

    /// To be made while nothing is sealed or signed.
    JournalCopy(
            JournalSettings settings, Path journal, SignedCheckpoint checkpoint, Blocks sealed) {
        this.journal = journal;
        this.key = settings.keys().verifierKey(settings.origin());
        this.checkpoint = checkpoint;
        this.blocks = sealed.paths();
        if (sealed.end() != checkpoint.size()) {
            throw new IllegalStateException(
                    "blocks hold "
                            + sealed.end()
                            + " records, the checkpoint covers "
                            + checkpoint.size());
        }
        keepEdge(new TileReader(settings.disk(), journal, checkpoint.size()), checkpoint.size());
    }

    SignedCheckpoint checkpoint() {
        return checkpoint;
    }

    // The tiles and the bundle that are superseded as the tree grows.
    private void keepEdge(TileReader tiles, long size) {
        int bundled = (int) (size & 255);
        if (bundled > 0) {
            edge.put(
                    new TilePath(TilePath.ENTRIES, size >> 8, bundled).toString(),
                    Arrays.copyOf(tiles.readBundle(size - 1), bundled * Bundle.ENTRY_BYTES));
        }
        for (int level = 0; Tree.rowSize(level, size) > 0; level++) {
            int width = Tree.edgeWidth(level, size);
            long index = Tree.rowSize(level, size) >> 8;
            if (width > 0) {
                edge.put(
                        new TilePath(level, index, width).toString(),
                        Arrays.copyOf(tiles.read(level, index), width * Merkle.HASH_BYTES));
            }
        }
    }

    /// Hands over everything, the checkpoint after all it covers.
    void to(CopyTarget target) throws IOException {
        long size = checkpoint.size();
        for (Path file : blocks) {
            target.file(journal.relativize(file).toString().replace('\\', '/'), file);
        }
        for (long bundle = 0; bundle < size >> 8; bundle++) {
            tile(target, new TilePath(TilePath.ENTRIES, bundle, TilePath.FULL));
        }
        for (int level = 0; Tree.rowSize(level, size) > 0; level++) {
            for (long index = 0; index < Tree.rowSize(level, size) >> 8; index++) {
                tile(target, new TilePath(level, index, TilePath.FULL));
            }
        }
        for (Map.Entry<String, byte[]> file : edge.entrySet()) {
            target.bytes(file.getKey(), file.getValue());
        }
        target.bytes(JournalOpening.KEY_FILE, (key + "\n").getBytes(StandardCharsets.UTF_8));
        target.bytes(Checkpoints.FILE, checkpoint.bytes());
    }

    private void tile(CopyTarget target, TilePath tile) throws IOException {
        target.file(tile.toString(), journal.resolve(tile.toString()));
    }
}
