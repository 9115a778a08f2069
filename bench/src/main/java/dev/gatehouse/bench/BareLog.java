package dev.gatehouse.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What our log is held against: does nothing but write the same bytes to the end of a file and
/// sync them (fdatasync).
final class BareLog implements Stretch.Sender {
    private final FileChannel file;
    private final Lines lines;
    private final ByteBuffer bytes;

    BareLog(Path path, int batch, long nowMillis) throws IOException {
        file =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
        lines = new Lines(batch, nowMillis);
        bytes = ByteBuffer.allocateDirect(lines.bytes().length);
    }

    @Override
    public void send(long firstId) throws IOException {
        lines.stamp(firstId, lines.bytes(), 0);
        bytes.clear().put(lines.bytes()).flip();
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
