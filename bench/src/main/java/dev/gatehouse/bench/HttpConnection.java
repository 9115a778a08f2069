package dev.gatehouse.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/// One HTTP/1.1 connection that is kept open: as little client as a client can be, so that what is
/// measured is the server. One thread only.
final class HttpConnection implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;

    /// What came back.
    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /// Itself, if it says that all went well.
        Answer good() throws IOException {
            if (status / 100 != 2) {
                throw new IOException("answered " + status + ": " + text());
            }
            return this;
        }
    }

    private HttpConnection(SocketAddress address) throws IOException {
        channel = SocketChannel.open(address);
        if (address instanceof InetSocketAddress) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER_BYTES);
        out = Channels.newOutputStream(channel);
    }

    /// To a port of this machine.
    static HttpConnection toPort(int port) throws IOException {
        return new HttpConnection(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /// To a server's own socket.
    static HttpConnection toSocket(Path socket) throws IOException {
        return new HttpConnection(UnixDomainSocketAddress.of(socket));
    }

    /// Head and body of a request, ready to be sent as often as one likes.
    ///
    /// @param line method and path
    /// @param headers each with its line end
    static byte[] request(String line, String headers, byte[] body) {
        byte[] head =
                (line
                                + " HTTP/1.1\r\nHost: localhost\r\n"
                                + headers
                                + "Content-Length: "
                                + body.length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    Answer get(String path) throws IOException {
        return send(request("GET " + path, "", new byte[0]));
    }

    Answer json(String line, String body) throws IOException {
        return send(
                request(
                        line,
                        "Content-Type: application/json\r\n",
                        body.getBytes(StandardCharsets.UTF_8)));
    }

    Answer send(byte[] request) throws IOException {
        out.write(request);
        Head head = head();
        return new Answer(head.status(), body(head));
    }

    /// Asks, and gives the body as it comes.
    InputStream stream(String path) throws IOException {
        out.write(request("GET " + path, "", new byte[0]));
        Head head = head();
        if (head.status() != 200) {
            throw new IOException(path + " answered " + head.status());
        }
        return head.chunked() ? new BufferedInputStream(new ChunkedBody(in), BUFFER_BYTES) : in;
    }

    private record Head(int status, long length, boolean chunked) {}

    private Head head() throws IOException {
        String[] status = ChunkedBody.line(in).split(" ", 3);
        long length = 0;
        boolean chunked = false;
        String header = ChunkedBody.line(in);
        while (!header.isEmpty()) {
            String small = header.toLowerCase(Locale.ROOT);
            if (small.startsWith("content-length:")) {
                length = Long.parseLong(small.substring("content-length:".length()).strip());
            }
            chunked |= small.startsWith("transfer-encoding:") && small.endsWith("chunked");
            header = ChunkedBody.line(in);
        }
        return new Head(Integer.parseInt(status[1]), length, chunked);
    }

    private byte[] body(Head head) throws IOException {
        if (!head.chunked()) {
            return in.readNBytes((int) head.length());
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        new ChunkedBody(in).transferTo(body);
        return body.toByteArray();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
