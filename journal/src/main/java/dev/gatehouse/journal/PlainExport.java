package dev.gatehouse.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Writes a journal's records in the clear, for verifiers in other languages: one JSON object a
/// line, in order.
///
/// `{"position":0,"state":"live","entry":"…","salt":"…","payload":"…"}`, the three in base64; an
/// erased record has `"state":"erased"` and neither salt nor payload. With tiles and checkpoint,
/// which are plain already, that is all a verifier needs: SHA-256(`gatehouse-payload/v1\0` ‖ salt ‖
/// payload) is the last 32 bytes of the entry, and SHA-256(00 ‖ entry) is the leaf.
public final class PlainExport {

    private final Disk disk;
    private final Path journal;
    private final List<Codec> codecs;
    private final BlockKey key;
    private final OutputStream out;

    private PlainExport(Path journal, JournalSettings settings, OutputStream out) {
        this.disk = settings.disk();
        this.journal = journal;
        this.codecs = settings.codecs();
        this.key = settings.keys().wrapping();
        this.out = out;
    }

    /// Writes all records of a journal that nobody has open.
    ///
    /// @return how many
    /// @throws IOException when a record cannot be read or written; what was written by then is
    ///   right
    public static long write(Path journal, JournalSettings settings, OutputStream out)
            throws IOException {
        return new PlainExport(journal, settings, out).run();
    }

    private long run() throws IOException {
        SignedCheckpoint signed =
                SignedCheckpoint.parse(
                        disk.readAll(journal.resolve(Checkpoints.FILE), SignedNote.NOTE_BYTES_MAX));
        EntryReader entries = new EntryReader(disk, journal, signed.size());
        long next = 0;
        for (Path million : disk.list(journal.resolve(Blocks.DIRECTORY))) {
            for (Path path : disk.list(million)) {
                next = blocks(BlockFile.load(disk, path, BlockFile.firstOf(path)), next, entries);
            }
        }
        for (Path path : disk.list(journal.resolve(Wal.DIRECTORY))) {
            if (WalSegment.firstOf(path) >= next) {
                next = log(path, next);
            }
        }
        return next;
    }

    private long blocks(BlockFile file, long next, EntryReader entries) throws IOException {
        expect(file.path(), file.first(), next);
        for (int i = 0; i < file.headers().size(); i++) {
            int number = file.headers().get(i).codec();
            Codec codec =
                    codecs.stream()
                            .filter(known -> known.number() == number)
                            .findFirst()
                            .orElseThrow(
                                    () -> new IOException(file.path() + " needs codec " + number));
            Block block = Block.decode(file.read(disk, i), codec, key);
            long position = block.header().first();
            for (BlockRecord stored : block.records()) {
                Entry entry = entries.entry(position);
                if (entry == null) {
                    throw new IOException("the entry of record " + position + " is missing");
                }
                line(position++, entry, stored.live() ? Optional.of(stored) : Optional.empty());
            }
        }
        return file.end();
    }

    private long log(Path path, long next) throws IOException {
        expect(path, WalSegment.firstOf(path), next);
        WalScanner scanner = new WalScanner(disk, path);
        long position = next;
        for (Frame frame = scanner.next(); frame != null; frame = scanner.next()) {
            line(position++, frame.entry(), Optional.of(BlockRecord.of(frame)));
        }
        return position;
    }

    private static void expect(Path path, long first, long next) throws IOException {
        if (first != next) {
            throw new IOException(
                    path + " begins with record " + first + " where " + next + " belongs");
        }
    }

    private void line(long position, Entry entry, Optional<BlockRecord> live) throws IOException {
        StringBuilder line = new StringBuilder("{\"position\":").append(position);
        line.append(",\"state\":\"").append(live.isPresent() ? "live" : "erased");
        line.append("\",\"entry\":\"").append(base64(entry.bytes()));
        if (live.isPresent()) {
            line.append("\",\"salt\":\"").append(base64(live.get().salt()));
            line.append("\",\"payload\":\"").append(base64(live.get().payload()));
        }
        out.write(line.append("\"}\n").toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
