package dev.gatehouse.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/// Integrates entries into the tree and stores its tiles and entry bundles.
///
/// Works on copies: when a file cannot be written, the next try starts again from the last
/// integrated size and writes the same bytes into fresh files.
final class TileWriter {

    private final Disk disk;
    private final Path journal;
    private Tree tree;
    private Bundle bundle;

    TileWriter(Disk disk, Path journal, long size) {
        this.disk = disk;
        this.journal = journal;
        TileReader stored = new TileReader(disk, journal, size);
        tree = Tree.restore(stored, size);
        int partial = (int) (size & 255);
        bundle = partial == 0 ? new Bundle() : Bundle.restore(stored.readBundle(size - 1), partial);
    }

    /// Size and root of what is integrated.
    Merkle.Head head() {
        return new Merkle.Head(tree.size(), tree.root());
    }

    /// Adds the log's records from the integrated size to `to`. When it returns, every tile and
    /// bundle of that size is durable.
    ///
    /// @return partial directories whose full tile exists now; they may go once the next checkpoint
    ///   is stored
    List<Path> integrate(Wal wal, long to) throws IOException {
        Tree grown = new Tree(tree);
        Bundle growing = new Bundle(bundle);
        List<Path> superseded = new ArrayList<>();
        MessageDigest sha256 = Merkle.sha256();
        try (StagedFiles files = new StagedFiles(disk)) {
            Tree.FullTiles store = (path, hashes) -> store(files, path, hashes, superseded);
            wal.read(
                    tree.size(),
                    to,
                    frame -> {
                        byte[] entry = frame.entry().bytes();
                        growing.add(entry);
                        if (growing.isFull()) {
                            TilePath path =
                                    new TilePath(
                                            TilePath.ENTRIES, grown.size() >> 8, TilePath.FULL);
                            store(files, path, growing.stored(), superseded);
                            growing.clear();
                        }
                        grown.append(Merkle.leafHash(sha256, entry), store);
                    });
            storePartial(files, grown, growing);
            files.sync();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        tree = grown;
        bundle = growing;
        return superseded;
    }

    private void store(StagedFiles files, TilePath path, byte[] bytes, List<Path> superseded) {
        try {
            files.write(journal.resolve(path.toString()), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (path.isFull()) {
            superseded.add(journal.resolve(path.partialDirectory()));
        }
    }

    private void storePartial(StagedFiles files, Tree grown, Bundle growing) {
        List<Path> none = new ArrayList<>();
        if (growing.count() > 0 && grown.size() != tree.size()) {
            TilePath path = new TilePath(TilePath.ENTRIES, grown.size() >> 8, growing.count());
            store(files, path, growing.stored(), none);
        }
        grown.partialTiles((path, hashes) -> {
            boolean stored =
                    Tree.rowSize(path.level(), grown.size())
                            == Tree.rowSize(path.level(), tree.size());
            if (!stored) {
                store(files, path, hashes, none);
            }
        });
    }
}
