package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Recomputes every payload's commitment, in blocks and in the log, against the entries of the
/// tree.
final class RecordAudit {

    /// A journal that is open may seal records while they are looked at; then both places are
    /// listed again.
    private static final int LISTINGS_MAX = 100;

    private final Audit audit;
    private final SignedCheckpoint checkpoint;
    private final List<Codec> codecs;
    private final Optional<BlockKey> key;
    private final EntryReader entries;
    private final MessageDigest sha256 = Merkle.sha256();
    private final ErasureAudit erasures;
    private boolean sealedMeanwhile;

    RecordAudit(
            Audit audit, SignedCheckpoint checkpoint, List<Codec> codecs, Optional<BlockKey> key) {
        this.audit = audit;
        this.checkpoint = checkpoint;
        this.codecs = codecs;
        this.key = key;
        entries = new EntryReader(audit.disk(), audit.journal(), checkpoint.size());
        erasures = new ErasureAudit(audit);
    }

    void run() throws IOException {
        long end = 0;
        for (int listing = 0; listing < LISTINGS_MAX; listing++) {
            sealedMeanwhile = false;
            end = log(blocks(end));
            if (!sealedMeanwhile) {
                break;
            }
        }
        if (end < checkpoint.size()) {
            audit.bad(
                    audit.journal().resolve(Wal.DIRECTORY),
                    end,
                    "the payloads from this record to " + (checkpoint.size() - 1) + " are missing");
        }
        erasures.run();
    }

    /// Looks at the blocks from a position on.
    private long blocks(long from) throws IOException {
        long end = from;
        for (Path million : audit.disk().list(audit.journal().resolve(Blocks.DIRECTORY))) {
            for (Path path : audit.disk().list(million)) {
                long first = BlockFile.firstOf(path);
                if (first < from) {
                    continue;
                }
                if (first != end) {
                    audit.bad(
                            path,
                            end,
                            "blocks from this record to " + first + " are missing or twice there");
                }
                end = Math.max(end, file(path, first));
            }
        }
        return end;
    }

    private long file(Path path, long first) {
        try {
            BlockFile file = BlockFile.load(audit.disk(), path, first);
            for (int i = 0; i < file.headers().size(); i++) {
                block(file, i);
            }
            return file.end();
        } catch (IOException e) {
            audit.bad(path, first, String.valueOf(e.getMessage()));
            return first;
        }
    }

    private void block(BlockFile file, int index) throws IOException {
        BlockHeader header = file.headers().get(index);
        byte[] bytes = file.read(audit.disk(), index);
        if (!Block.isWhole(bytes)) {
            audit.bad(
                    file.path(),
                    header.first(),
                    "the checksum of the block that begins here does not hold");
            return;
        }
        Optional<Codec> codec =
                codecs.stream().filter(known -> known.number() == header.codec()).findFirst();
        int live = header.count() - header.erased().cardinality();
        if (codec.isEmpty() || key.isEmpty()) {
            audit.countNotOpened(live);
            header.erased().stream()
                    .forEach(erased -> {
                        audit.countErased();
                        erasures.erased(file.path(), header.first() + erased);
                    });
            String what =
                    key.isEmpty()
                            ? "no key to open it"
                            : "codec " + header.codec() + " is not known here";
            audit.incomplete(
                    file.path(), header.first(), "payloads not opened: " + live + ", " + what);
            return;
        }
        try {
            Block block = Block.decode(bytes, codec.get(), key.get());
            for (int i = 0; i < header.count(); i++) {
                sealed(file.path(), header.first() + i, block.records().get(i));
            }
        } catch (IOException e) {
            audit.bad(file.path(), header.first(), String.valueOf(e.getMessage()));
        }
    }

    private void sealed(Path path, long position, BlockRecord stored) throws IOException {
        Entry entry = entries.entry(position);
        if (position >= checkpoint.size() && audit.isLive()) {
            audit.countUncovered();
        } else if (position >= checkpoint.size()) {
            audit.bad(path, position, "is sealed, but no checkpoint covers it");
        } else if (entry == null) {
            audit.bad(path, position, "has no entry to be compared with");
        } else if (!stored.agreesWith(entry)) {
            audit.bad(path, position, "kind, time, source or length are not what its entry says");
        } else if (stored.live() && !entry.commitsTo(sha256, stored.salt(), stored.payload())) {
            audit.bad(path, position, "the payload is not the one its entry commits to");
        }
        if (stored.live()) {
            audit.countLive();
            erasures.live(path, position, stored.kind(), stored.payload());
        } else {
            audit.countErased();
            erasures.erased(path, position);
        }
    }

    private long log(long sealed) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path file : audit.disk().list(audit.journal().resolve(Wal.DIRECTORY))) {
            if (WalSegment.firstOf(file) >= 0) {
                files.add(file);
            }
        }
        long end = sealed;
        for (Path file : files) {
            long first = WalSegment.firstOf(file);
            if (first < sealed) {
                leftover(file, first);
                continue;
            }
            if (first > end && audit.isLive()) {
                sealedMeanwhile = true;
                return end;
            }
            if (first != end) {
                audit.bad(
                        file, end, "records from here to " + first + " are missing or twice there");
            }
            end = Math.max(end, segment(file, file.equals(files.getLast())));
        }
        return end;
    }

    private void leftover(Path file, long first) {
        if (!audit.isLive()) {
            audit.incomplete(file, first, "is sealed already; opening the journal removes it");
        }
    }

    private long segment(Path file, boolean isLast) throws IOException {
        long first = WalSegment.firstOf(file);
        Audit.Counted before = audit.counted();
        try {
            return scan(file, first, isLast);
        } catch (NoSuchFileException e) {
            if (!audit.isLive()) {
                throw e;
            }
            audit.resetTo(before);
            sealedMeanwhile = true;
            return first;
        }
    }

    private long scan(Path file, long first, boolean isLast) throws IOException {
        long next = first;
        WalScanner scanner = new WalScanner(audit.disk(), file);
        try {
            for (Frame frame = scanner.next(); frame != null; frame = scanner.next()) {
                if (frame.position() != next) {
                    audit.bad(
                            file,
                            next,
                            "record " + frame.position() + " stands in the place of this one");
                }
                frame(file, next, frame);
                audit.countLive();
                erasures.live(file, next, frame.entry().kind(), frame.payload());
                next++;
            }
        } catch (IllegalArgumentException e) {
            audit.bad(file, next, String.valueOf(e.getMessage()));
            return next;
        }
        boolean beingWritten = audit.isLive() && next >= checkpoint.size();
        if (!beingWritten && !scanner.isAtEnd()) {
            boolean torn =
                    isLast
                            && next >= checkpoint.size()
                            && TornTail.explains(audit.disk(), file, scanner);
            if (torn) {
                audit.incomplete(
                        file, next, "ends in a write cut short; opening the journal cuts it off");
            } else {
                audit.bad(file, next, "is damaged at byte " + scanner.offset());
            }
        }
        return next;
    }

    private void frame(Path file, long position, Frame frame) throws IOException {
        Entry committed = entry(position, frame);
        if (committed == null) {
            audit.bad(file, position, "has no entry to be compared with");
        } else if (!Arrays.equals(committed.bytes(), frame.entry().bytes())) {
            audit.bad(file, position, "is not what the tree says");
        } else if (!committed.commitsTo(sha256, frame.salt(), frame.payload())) {
            audit.bad(file, position, "the payload is not the one its entry commits to");
        }
    }

    private @Nullable Entry entry(long position, Frame frame) throws IOException {
        if (position < checkpoint.size()) {
            return entries.entry(position);
        }
        audit.countUncovered();
        return frame.entry();
    }
}
