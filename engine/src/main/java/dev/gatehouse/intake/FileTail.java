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
import java.util.function.Consumer;

/// Follows one log file from a known position on. Every byte goes to the sink once and in order,
/// through rotation by renaming, through truncation and through restarts; the sink makes a chunk
/// durable before it returns, and only then the position moves. A line is handed over when its
/// newline is there, or when its file has ended for good, or when it is longer than
/// [#LINE_BYTES_MAX]. What cannot be had any more (a rotated file that was deleted or compressed
/// before it was read to its end) is told to `lost`, never passed over in silence.
///
/// Thread-confined.
public final class FileTail implements AutoCloseable {
    /// Bytes read and handed over at once.
    public static final int CHUNK_BYTES_MAX = 1024 * 1024;

    /// Bytes of a line that is waited for; a longer one is handed over in parts.
    public static final int LINE_BYTES_MAX = CHUNK_BYTES_MAX;

    private final Path path;
    private final Consumer<TailChunk> sink;
    private final Consumer<String> lost;
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK_BYTES_MAX);
    private TailPosition position;
    private Optional<Opened> current = Optional.empty();

    /// An open file; reading it goes on after it was renamed.
    private record Opened(FileChannel channel, FileIdentity identity) {}

    public FileTail(Path path, TailPosition from, Consumer<TailChunk> sink, Consumer<String> lost) {
        this.path = path;
        this.position = from;
        this.sink = sink;
        this.lost = lost;
    }

    /// How far the sink has everything.
    public TailPosition position() {
        return position;
    }

    /// Hands over what is there now.
    ///
    /// @return whether anything was handed over
    /// @throws IOException when the file cannot be read; calling again goes on where it stopped
    public boolean poll() throws IOException {
        if (current.isPresent() && wasTruncated(current.get())) {
            leave();
        }
        if (current.isEmpty() && !open()) {
            return false;
        }
        Opened open = current.orElseThrow();
        boolean any = drain(open, false);
        if (wasReplaced(open)) {
            any |= drain(open, true);
            leave();
            any |= poll();
        }
        return any;
    }

    private boolean open() throws IOException {
        if (!position.fileId().isEmpty() && resumeRotated()) {
            return true;
        }
        Optional<FileIdentity> identity = FileIdentity.of(path);
        if (identity.isEmpty()) {
            return false;
        }
        FileChannel channel;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        } catch (NoSuchFileException gone) {
            return false;
        }
        String id = identity.get().id();
        if (!id.equals(position.fileId())) {
            position = new TailPosition(id, 0);
        }
        current = Optional.of(new Opened(channel, identity.get()));
        return true;
    }

    // After a restart the file we were reading may have been renamed: read it to its end first,
    // then whatever was rotated after it, then the one at the path.
    private boolean resumeRotated() throws IOException {
        if (FileIdentity.of(path).map(now -> now.id().equals(position.fileId())).orElse(false)) {
            return false;
        }
        List<Path> rotated = RotatedFiles.besides(path);
        int ours = RotatedFiles.indexOf(rotated, position.fileId());
        if (ours < 0) {
            lost.accept(
                    "the file read so far is no longer beside "
                            + path
                            + "; what it held after byte "
                            + position.offset()
                            + " could not be read");
            position = TailPosition.START;
            return false;
        }
        for (Path file : rotated.subList(ours, rotated.size())) {
            Optional<FileIdentity> identity = FileIdentity.of(file);
            if (identity.isPresent()) {
                drainWhole(file, identity.get());
            }
        }
        position = TailPosition.START;
        return false;
    }

    private void drainWhole(Path file, FileIdentity identity) throws IOException {
        if (!identity.id().equals(position.fileId())) {
            position = new TailPosition(identity.id(), 0);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            drain(new Opened(channel, identity), true);
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
            int take = wholeLines(buffer.array(), read);
            if (take == 0) {
                boolean goesOnBehind = open.channel().size() > position.offset() + read;
                if (!ended && read < LINE_BYTES_MAX && !goesOnBehind) {
                    return any;
                }
                take = read;
            }
            byte[] bytes = new byte[take];
            buffer.flip().get(bytes);
            TailChunk chunk = new TailChunk(position, bytes);
            sink.accept(chunk);
            position = chunk.end();
            any = true;
        }
    }

    private static int wholeLines(byte[] bytes, int length) {
        for (int i = length - 1; i >= 0; i--) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    private boolean wasReplaced(Opened open) throws IOException {
        return Files.exists(path)
                && !FileIdentity.keyOf(path).equals(Optional.of(open.identity().key()));
    }

    private void leave() throws IOException {
        if (current.isPresent()) {
            current.get().channel().close();
            current = Optional.empty();
        }
        position = TailPosition.START;
    }

    @Override
    public void close() throws IOException {
        if (current.isPresent()) {
            current.get().channel().close();
            current = Optional.empty();
        }
    }
}
