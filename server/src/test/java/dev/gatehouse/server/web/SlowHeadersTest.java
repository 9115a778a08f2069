package dev.gatehouse.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A021: a head that comes a byte at a time holds its connection for so long and no longer, while
/// one that waits between two requests is left alone.
class SlowHeadersTest {
    private static final long HEAD_MILLIS_MAX = 400;
    private static final String HEAD = "GET / HTTP/1.1\r\nHost: localhost\r\n";

    private final Server server = new Server();
    private final ServerConnector connector =
            new ServerConnector(server, new HttpConnectionFactory());

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        connector.addBean(new SlowHeaders(connector, HEAD_MILLIS_MAX));
        server.addConnector(connector);
        server.setHandler(new Fine());
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private static final class Fine extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            response.getHeaders().put("Content-Length", "0");
            callback.succeeded();
            return true;
        }
    }

    private Socket socket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void ask(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Test
    void aHeadThatTricklesIsCutOff() throws Exception {
        try (Socket socket = socket()) {
            OutputStream out = socket.getOutputStream();
            ask(socket, HEAD + "X-Slow: ");
            boolean cut = false;
            for (int i = 0; i < 200 && !cut; i++) {
                Thread.sleep(50);
                try {
                    out.write('x');
                    out.flush();
                } catch (SocketException closed) {
                    cut = true;
                }
            }
            assertThat(cut).isTrue();
        }
    }

    @Test
    void aConnectionThatWaitsBetweenRequestsIsLeftAlone() throws Exception {
        try (Socket socket = socket()) {
            ask(socket, HEAD + "\r\n");
            assertThat(head(socket)).startsWith("HTTP/1.1 200");
            for (long waited = 0; waited < 3 * HEAD_MILLIS_MAX; waited += 100) {
                Thread.sleep(100);
            }
            ask(socket, HEAD + "\r\n");
            assertThat(head(socket)).startsWith("HTTP/1.1 200");
        }
    }
}
