package dev.gatehouse.server;

import dev.gatehouse.journal.Disk;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.server.configuration.Configuration;
import dev.gatehouse.server.configuration.Flags;
import dev.gatehouse.server.signin.Bootstrap;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A real server on a free port of loopback, and plain sockets to ask it with: what a polite client
/// library would never send is what these tests are about.
final class StartedServer implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    private final RunningServer server;
    private final Path data;
    private final URI address;

    private StartedServer(RunningServer server, Path data) {
        this.server = server;
        this.data = data;
        this.address = URI.create(server.address());
    }

    static StartedServer at(Path data, String... flags) throws IOException {
        return at(data, InstantSource.system(), flags);
    }

    static StartedServer at(Path data, InstantSource clock, String... flags) throws IOException {
        return at(data, Disk.local(), clock, flags);
    }

    static StartedServer at(Path data, FullDisk disk) throws IOException {
        return at(data, disk.disk(), InstantSource.system());
    }

    static StartedServer at(Path data, Disk disk, InstantSource clock, String... flags)
            throws IOException {
        List<String> words = new ArrayList<>(List.of("--data", data.toString(), "--port", "0"));
        words.addAll(Arrays.asList(flags));
        Configuration configuration = Configuration.of(Flags.parse(words), Map.of());
        Path root = Path.of(System.getProperty("gatehouse.root", ".."));
        Surroundings around =
                new Surroundings(
                        root,
                        System.getProperty("java.class.path"),
                        disk,
                        clock,
                        new java.security.SecureRandom());
        return new StartedServer(RunningServer.start(configuration, around), data);
    }

    /// A status, its headers in small letters, and its body.
    record Answer(int status, Map<String, String> headers, String body) {
        JsonObject json() {
            return (JsonObject) Json.parse(body);
        }

        String text(String member) {
            return json().get(member).text();
        }

        JsonValue at(String member) {
            return json().get(member);
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /// Somebody signed in: what their requests carry.
    record Session(String cookie, String csrf) {}

    Path data() {
        return data;
    }

    RunningServer server() {
        return server;
    }

    int port() {
        return address.getPort();
    }

    String host() {
        return "127.0.0.1:" + port();
    }

    String bootstrapToken() {
        return server.signIn().bootstrap().map(Bootstrap::token).orElseThrow();
    }

    Session signInAsAdministrator() throws IOException {
        return session(
                post(
                        "/api/v1/session",
                        "{\"token\":\"%s\",\"name\":\"ann\",\"password\":\"%s\"}"
                                .formatted(bootstrapToken(), PASSWORD)));
    }

    /// The administrator: made at the first call, signed in again at the next.
    Session administrator() throws IOException {
        return server.signIn().firstVisit().isAwaited()
                ? signInAsAdministrator()
                : session(
                        post(
                                "/api/v1/session",
                                "{\"name\":\"ann\",\"password\":\"%s\"}".formatted(PASSWORD)));
    }

    static Session session(Answer signedIn) {
        String cookie = signedIn.header("set-cookie");
        return new Session(cookie.substring(0, cookie.indexOf(';')), signedIn.text("csrf"));
    }

    Answer get(String target, String... headers) throws IOException {
        return raw(head("GET", target, headers) + "\r\n");
    }

    Answer get(Session session, String target) throws IOException {
        return get(target, "Cookie: " + session.cookie());
    }

    Answer post(String target, String body, String... headers) throws IOException {
        return write("POST", target, body, headers);
    }

    Answer post(Session session, String target, String body) throws IOException {
        return write(session, "POST", target, body);
    }

    Answer write(Session session, String method, String target, String body) throws IOException {
        return write(
                method,
                target,
                body,
                "Cookie: " + session.cookie(),
                "X-CSRF-Token: " + session.csrf());
    }

    Answer write(String method, String target, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String type =
                Arrays.stream(headers).anyMatch(header -> header.startsWith("Content-Type:"))
                        ? ""
                        : "Content-Type: application/json\r\n";
        return raw(
                head(method, target, headers)
                        + type
                        + "Content-Length: "
                        + bytes.length
                        + "\r\n\r\n"
                        + body);
    }

    /// A delivery, as raw bytes.
    Answer deliver(String target, byte[] body, String... headers) throws IOException {
        java.io.ByteArrayOutputStream request = new java.io.ByteArrayOutputStream();
        String head = head("POST", target, headers) + "Content-Length: " + body.length + "\r\n\r\n";
        request.write(head.getBytes(StandardCharsets.UTF_8));
        request.write(body);
        return raw(request.toByteArray());
    }

    private String head(String method, String target, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (Arrays.stream(headers).noneMatch(header -> header.startsWith("Host:"))) {
            head.append("Host: ").append(host()).append("\r\n");
        }
        head.append("Connection: close\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.toString();
    }

    /// Sends exactly these bytes and reads until the server closes.
    Answer raw(String request) throws IOException {
        return raw(request.getBytes(StandardCharsets.UTF_8));
    }

    Answer raw(byte[] request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), port()),
                    2_000);
            socket.setSoTimeout(20_000);
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
            } catch (IOException refusedWhileSending) {
                // The answer was sent before all of the request was read; it can still be read.
            }
            return answer(readAll(socket.getInputStream()));
        }
    }

    private static byte[] readAll(InputStream in) throws IOException {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        byte[] part = new byte[8_192];
        try {
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                all.write(part, 0, n);
            }
        } catch (java.net.SocketException reset) {
            // A connection closed on us after its answer.
        }
        return all.toByteArray();
    }

    /// The same over the Unix socket.
    Answer overSocket(String method, String target, String body) throws IOException {
        Path path = data.resolve("run").resolve("gatehouse.sock");
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(path));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            String type = bytes.length == 0 ? "" : "Content-Type: application/json\r\n";
            String request =
                    "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%sContent-Length: %d\r\n\r\n%s"
                            .formatted(method, target, type, bytes.length, body);
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
            return answer(readAll(Channels.newInputStream(channel)));
        }
    }

    private static Answer answer(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, Map.of(), text);
        }
        String[] lines = text.substring(0, end).split("\r\n", -1);
        Map<String, String> headers = new java.util.HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        int status = Integer.parseInt(lines[0].split(" ", -1)[1]);
        String body = text.substring(end + 4);
        boolean chunked =
                Optional.ofNullable(headers.get("transfer-encoding")).orElse("").equals("chunked");
        return new Answer(status, headers, chunked ? unchunked(body) : body);
    }

    private static String unchunked(String body) {
        StringBuilder whole = new StringBuilder();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        int at = 0;
        while (at < bytes.length) {
            int lineEnd = at;
            while (bytes[lineEnd] != '\r') {
                lineEnd++;
            }
            int size =
                    Integer.parseInt(
                            new String(bytes, at, lineEnd - at, StandardCharsets.US_ASCII), 16);
            whole.append(new String(bytes, lineEnd + 2, size, StandardCharsets.UTF_8));
            at = lineEnd + 2 + size + 2;
        }
        return whole.toString();
    }

    @Override
    public void close() {
        server.close();
    }
}
