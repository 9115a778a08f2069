package dev.gatehouse.intake;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;

/// Reads one connection to its end. All of it is handed over, the last message too where nothing
/// ends it. Thread-confined.
final class SyslogConnection {
    private static final int START_BYTES = 64 * 1024;

    // A counted message with its count.
    private static final int BUFFER_BYTES_MAX = SyslogMessages.MESSAGE_BYTES_MAX + 16;

    private final Socket socket;
    private final SyslogTaking taking;
    private final Growth.Of grown;
    private byte[] buffer = new byte[START_BYTES];
    private int filled;
    private long offset;

    SyslogConnection(Socket socket, SyslogTaking taking) {
        this.socket = socket;
        this.taking = taking;
        this.grown = taking.begun(socket.getInetAddress(), socket.getPort());
    }

    /// @throws IOException when the connection broke; what came before is handed over
    void run() throws IOException {
        try {
            InputStream in = socket.getInputStream();
            boolean goesOn = true;
            while (goesOn && taking.mayRead()) {
                goesOn = fill(in) && handOver(false);
            }
        } finally {
            boolean _ = handOver(true);
        }
    }

    /// Reads what is there, at least a byte.
    ///
    /// @return false at its end
    private boolean fill(InputStream in) throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(filled * 2, BUFFER_BYTES_MAX));
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read > 0) {
            filled += read;
        }
        return read >= 0;
    }

    private boolean handOver(boolean ended) {
        SyslogMessages.Cut cut = SyslogMessages.of(buffer, filled, ended);
        if (cut.length() == 0) {
            return true;
        }
        byte[] bytes = Arrays.copyOf(buffer, cut.length());
        boolean isTaken = taking.take(grown, new Growth.Stretch(offset, bytes, cut.frames()));
        System.arraycopy(buffer, cut.length(), buffer, 0, filled - cut.length());
        filled -= cut.length();
        offset += cut.length();
        return isTaken;
    }
}
