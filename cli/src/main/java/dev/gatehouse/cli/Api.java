package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamRequestContent;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.client.transport.HttpClientTransportDynamic;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Transport;

/// The server's API under `/api/v1`, over a Unix socket or HTTP. Answers are read with the same
/// strict limits as everything else; what the server refuses becomes an [ApiProblem].
final class Api implements AutoCloseable {
    /// How long an answer that is not a stream may take.
    static final int ANSWER_SECONDS_MAX = 60;

    /// Bytes of an answer that is not a stream.
    static final int ANSWER_BYTES_MAX = 64 * 1024 * 1024;

    private static final int UPLOAD_CHUNK_BYTES = 64 * 1024;

    private final HttpClient client;
    private final String base;
    private final Transport transport;
    private final String token;

    private Api(String base, Transport transport, String token) {
        this.base = base;
        this.transport = transport;
        this.token = token;
        this.client = new HttpClient(new HttpClientTransportDynamic(new ClientConnector()));
        client.setFollowRedirects(false);
        try {
            client.start();
        } catch (Exception problem) {
            throw new IllegalStateException("the HTTP client did not start", problem);
        }
    }

    static Api overSocket(Path socket) {
        return new Api("http://localhost", new Transport.TCPUnix(socket.toAbsolutePath()), "");
    }

    static Api overHttp(String url, String token) {
        return new Api(server(url).toString(), Transport.TCP_IP, token);
    }

    /// The address of a server that a token may be sent to.
    ///
    /// @throws CommandProblem when it is none, or others could read the token on its way
    static URI server(String url) {
        URI uri = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    "a server's URL looks like https://gatehouse.example, not " + url);
        }
        if (!mayCarrySecrets(uri)) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    "no token is sent over plain http to another machine; use https://"
                            + uri.getHost());
        }
        return uri;
    }

    // By what is written, not by what a name server says of it.
    private static boolean mayCarrySecrets(URI uri) {
        String host = uri.getHost();
        return uri.getScheme().equals("https")
                || host.equals("localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    /// One object.
    JsonObject get(String path, Map<String, String> parameters) {
        return answer(request(HttpMethod.GET, path, parameters));
    }

    /// Sends an object, answers one.
    JsonObject post(String path, JsonObject body) {
        return send(HttpMethod.POST, path, body);
    }

    /// Sends an object, answers lines as they come.
    void postForLines(String path, JsonObject body, Consumer<String> line) {
        stream(
                request(HttpMethod.POST, path, Map.of())
                        .body(
                                new StringRequestContent(
                                        "application/json", CanonicalJson.text(body))),
                line);
    }

    /// Sends what should be different, answers what it is like then.
    JsonObject patch(String path, JsonObject body) {
        return send(HttpMethod.PATCH, path, body);
    }

    /// Takes away what stands at the path.
    void delete(String path) {
        answer(request(HttpMethod.DELETE, path, Map.of()));
    }

    private JsonObject send(HttpMethod method, String path, JsonObject body) {
        return answer(
                request(method, path, Map.of())
                        .body(
                                new StringRequestContent(
                                        "application/json", CanonicalJson.text(body))));
    }

    /// A stream of lines, as they come, until it ends.
    void lines(String path, Map<String, String> parameters, Consumer<String> line) {
        stream(request(HttpMethod.GET, path, parameters), line);
    }

    /// A text, letter for letter, as it comes, until it ends.
    ///
    /// @return the header of that name, which tells what it is; nothing without one
    String download(String path, Map<String, String> parameters, Writer text, String header) {
        Got got = got(request(HttpMethod.GET, path, parameters));
        try (Reader in = new InputStreamReader(got.in(), StandardCharsets.UTF_8)) {
            in.transferTo(text);
            text.flush();
        } catch (IOException broken) {
            throw unreachable(broken);
        }
        String value = got.response().getHeaders().get(header);
        return value == null ? "" : value;
    }

    /// Bytes as they come, until they end.
    void download(String path, Map<String, String> parameters, OutputStream to) {
        try (InputStream in = got(request(HttpMethod.GET, path, parameters)).in()) {
            in.transferTo(to);
            to.flush();
        } catch (IOException broken) {
            throw unreachable(broken);
        }
    }

    /// Sends a stream, answers lines as they come.
    void upload(String path, Map<String, String> parameters, Upload upload, Consumer<String> line) {
        Request request =
                request(HttpMethod.POST, path, parameters)
                        .body(
                                new InputStreamRequestContent(
                                        "application/octet-stream",
                                        upload.content(),
                                        new ByteBufferPool.Sized(
                                                client.getByteBufferPool(),
                                                false,
                                                UPLOAD_CHUNK_BYTES)));
        stream(request, line);
    }

    /// Bytes to send; read once.
    record Upload(InputStream content) {}

    private Request request(HttpMethod method, String path, Map<String, String> parameters) {
        Request request =
                client.newRequest(base + "/api/v1" + path)
                        .transport(transport)
                        .method(method)
                        .accept("application/json", "application/x-ndjson", "text/event-stream");
        parameters.forEach(request::param);
        if (!token.isEmpty()) {
            request.headers(headers -> headers.put("Authorization", "Bearer " + token));
        }
        return request;
    }

    private JsonObject answer(Request request) {
        ContentResponse response =
                waited(() ->
                        new CompletableResponseListener(
                                        request.timeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS),
                                        ANSWER_BYTES_MAX)
                                .send()
                                .get());
        if (response.getStatus() / 100 != 2) {
            throw ApiProblem.of(response.getStatus(), response.getContent());
        }
        byte[] content = response.getContent();
        return content.length > 0 && Json.parse(content) instanceof JsonObject object
                ? object
                : new JsonObject(new java.util.LinkedHashMap<>());
    }

    /// A good answer whose body is still to be read.
    private record Got(Response response, InputStream in) {}

    private static Got got(Request request) {
        InputStreamResponseListener listener = new InputStreamResponseListener();
        request.idleTimeout(0, TimeUnit.SECONDS).send(listener);
        Response response = waited(() -> listener.get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS));
        InputStream in = listener.getInputStream();
        if (response.getStatus() / 100 == 2) {
            return new Got(response, in);
        }
        try (in) {
            throw ApiProblem.of(response.getStatus(), in.readNBytes(ANSWER_BYTES_MAX));
        } catch (IOException broken) {
            throw unreachable(broken);
        }
    }

    private static void stream(Request request, Consumer<String> line) {
        try (InputStream in = got(request).in()) {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String next = reader.readLine(); next != null; next = reader.readLine()) {
                line.accept(next);
            }
        } catch (IOException broken) {
            throw unreachable(broken);
        }
    }

    private interface Waiting<T> {
        T get() throws InterruptedException, TimeoutException, ExecutionException;
    }

    private static <T> T waited(Waiting<T> waiting) {
        try {
            return waiting.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unreachable(stopped);
        } catch (TimeoutException | ExecutionException problem) {
            throw unreachable(problem);
        }
    }

    private static ApiProblem unreachable(Exception problem) {
        Throwable cause = problem.getCause() == null ? problem : problem.getCause();
        return new ApiProblem(
                ExitCode.UNAVAILABLE,
                "the server does not answer (" + cause.getClass().getSimpleName() + ")",
                List.of("is it running? '" + Main.called() + " up' starts one"));
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception atTheEnd) {
            throw new IllegalStateException("the HTTP client did not stop", atTheEnd);
        }
    }
}
