package dev.gatehouse.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// Follows one log file from a known position on. Every byte goes to the sink once and in order,
/// through rotation by renaming, through truncation and through restarts; the sink makes a chunk
/// durable before it returns, and only then the position moves. A piece is handed over when it is
/// whole ([WholePieces]), or when its file has ended for good, or when it is longer than
/// [#PIECE_BYTES_MAX]. What cannot be had any more (a rotated file that was deleted or compressed
/// before it was read to its end, the last bytes before a truncation) is told to `lost`, never
/// passed over in silence.
///
/// Thread-confined.
final class FileTail implements AutoCloseable {
    /// Bytes read and handed over at once.
    static final int CHUNK_BYTES_MAX = 1024 * 1024;

    /// Bytes of a piece that is waited for; a longer one is handed over in parts.
    static final int PIECE_BYTES_MAX = CHUNK_BYTES_MAX;

    private final Path path;
    private final WholePieces whole;
    private final TailSink sink;
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK_BYTES_MAX);
    private TailPosition position;
    private Optional<Opened> current = Optional.empty();
    // Whether of the file at `position` nothing more is to be had, or was told to be lost.
    private boolean readToEnd;

    /// An open file; reading it goes on after it was renamed.
    private record Opened(FileChannel channel, FileIdentity identity) {}

    FileTail(Path path, TailPosition from, WholePieces whole, TailSink sink) {
        this.path = path;
        this.position = from;
        this.whole = whole;
        this.sink = sink;
    }

    /// How far the sink has everything.
    TailPosition position() {
        return position;
    }

    /// Hands over what is there now.
    ///
    /// @return whether anything was handed over
    /// @throws IOException when the file cannot be read; calling again goes on where it stopped
    boolean poll() throws IOException {
        if (current.isPresent() && wasTruncated(current.get())) {
            sink.lost(
                    path
                            + " was emptied in place; what was written to it after byte "
                            + position.offset()
                            + " and before that could not be read");
            close();
            position = TailPosition.START;
        }
        boolean any = false;
        if (current.isEmpty()) {
            any = open();
            if (current.isEmpty()) {
                return any;
            }
        }
        Opened open = current.orElseThrow();
        look(open);
        any |= drain(open, false);
        if (wasReplaced(open)) {
            any |= drain(open, true);
            readToEnd = true;
            close();
            any |= poll();
        }
        return any;
    }

    // What is at the path is opened before the rotated files are listed: renamed in between, it is
    // still the one that is read after them.
    private boolean open() throws IOException {
        Optional<Opened> there = atPath();
        try {
            boolean any = false;
            boolean same = there.map(this::isWhereWeAre).orElse(false);
            if (!position.fileId().isEmpty() && !same) {
                any = resumeRotated(there);
            }
            if (there.isPresent()) {
                if (!same) {
                    position = begin(there.get().identity(), path);
                }
                readToEnd = false;
                current = there;
            }
            return any;
        } finally {
            if (current.isEmpty() && there.isPresent()) {
                there.get().channel().close();
            }
        }
    }

    private Optional<Opened> atPath() throws IOException {
        Optional<FileIdentity> identity = FileIdentity.of(path);
        if (identity.isEmpty()) {
            return Optional.empty();
        }
        FileChannel channel;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
        if (!FileIdentity.keyOf(path).equals(Optional.of(identity.get().key()))) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new Opened(channel, identity.get()));
    }

    private boolean isWhereWeAre(Opened there) {
        return there.identity().id().equals(position.fileId());
    }

    private static TailPosition begin(FileIdentity identity, Path file) throws IOException {
        return new TailPosition(identity.id(), 0, Files.getLastModifiedTime(file).toInstant());
    }

    // The file we were reading was renamed: read it to its end first, then whatever was rotated
    // after it, up to the one that is at the path.
    private boolean resumeRotated(Optional<Opened> there) throws IOException {
        List<Path> rotated = RotatedFiles.besides(path);
        int ours = RotatedFiles.indexOf(rotated, position.fileId());
        List<Path> unread =
                ours < 0
                        ? RotatedFiles.changedAfter(rotated, position.looked())
                        : rotated.subList(ours, rotated.size());
        if (ours < 0 && !readToEnd) {
            sink.lost(
                    "the file read so far is no longer beside "
                            + path
                            + "; what it held after byte "
                            + position.offset()
                            + ", and what was rotated and compressed since, could not be read");
            readToEnd = true;
        }
        boolean any = false;
        for (Path file : unread) {
            Optional<FileIdentity> identity = FileIdentity.of(file);
            if (identity.isPresent()
                    && there.map(open -> isIn(open, identity.get())).orElse(false)) {
                break;
            }
            if (identity.isPresent()) {
                any |= drainWhole(file, identity.get());
            }
        }
        return any;
    }

    private static boolean isIn(Opened open, FileIdentity identity) {
        return open.identity().key().equals(identity.key());
    }

    private boolean drainWhole(Path file, FileIdentity identity) throws IOException {
        if (!identity.id().equals(position.fileId())) {
            position = begin(identity, file);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            boolean any = drain(new Opened(channel, identity), true);
            readToEnd = true;
            return any;
        }
    }

    // Taken before its bytes are read: what comes after it is changed later.
    private void look(Opened open) throws IOException {
        if (!wasReplaced(open) && Files.exists(path)) {
            position =
                    new TailPosition(
                            position.fileId(),
                            position.offset(),
                            Files.getLastModifiedTime(path).toInstant());
        }
    }

    private boolean wasTruncated(Opened open) throws IOException {
        long size = open.channel().size();
        return size < position.offset()
                || (size > 0 && !FileIdentity.sameStart(open.channel(), open.identity()));
    }

    private boolean drain(Opened open, boolean ended) throws IOException {
        boolean any = false;
        while (true) {
            buffer.clear();
            int read = open.channel().read(buffer, position.offset());
            if (read <= 0) {
                return any;
            }
            int take = whole.among(buffer.array(), read, position.offset());
            if (take == 0) {
                boolean goesOnBehind = open.channel().size() > position.offset() + read;
                if (!ended && read < PIECE_BYTES_MAX && !goesOnBehind) {
                    return any;
                }
                take = read;
            }
            byte[] bytes = new byte[take];
            buffer.flip().get(bytes);
            TailChunk chunk = new TailChunk(position, bytes);
            sink.take(chunk);
            position = chunk.end();
            any = true;
        }
    }

    private boolean wasReplaced(Opened open) throws IOException {
        return Files.exists(path)
                && !FileIdentity.keyOf(path).equals(Optional.of(open.identity().key()));
    }

    @Override
    public void close() throws IOException {
        if (current.isPresent()) {
            current.get().channel().close();
            current = Optional.empty();
        }
    }
}
