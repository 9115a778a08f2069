package dev.gatehouse.server.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;

/// Serves the routes and the screens over HTTP/1.1, on a network address and on a Unix socket, with
/// the same gate before both. Every request runs on a virtual thread of its own.
public final class WebServer implements AutoCloseable {
    /// Bytes of all headers of a request.
    public static final int REQUEST_HEADERS_BYTES_MAX = 32 * 1024;

    /// Connections at a time; more wait in the kernel.
    public static final int CONNECTIONS_MAX = 8_192;

    /// How long a connection may say nothing.
    public static final long SILENCE_MILLIS_MAX = 30_000;

    /// How long requests under way may still take once the server is asked to stop.
    public static final long STOPPING_MILLIS_MAX = 2_000;

    private static final Duration STARTING_AGAIN = Duration.ofSeconds(10);

    private final Javalin javalin;
    private final ServerConnector network;
    private final AtomicBoolean stopping;

    private WebServer(Javalin javalin, ServerConnector network, AtomicBoolean stopping) {
        this.javalin = javalin;
        this.network = network;
        this.stopping = stopping;
    }

    /// Starts serving.
    ///
    /// @param doors where
    /// @param routes what
    /// @param callers knows who asks
    /// @param screens the built user interface
    public static WebServer start(
            Doors doors, List<Route<?, ?>> routes, Callers callers, Screens screens)
            throws IOException {
        if (doors.socket().isPresent()) {
            makePrivate(doors.socket().get());
        }
        AtomicBoolean stopping = new AtomicBoolean();
        Callers whileOpen = whileOpen(callers, stopping);
        Javalin javalin =
                Javalin.create(config -> {
                    configure(config, doors);
                    for (Route<?, ?> route : routes) {
                        config.routes.addHttpHandler(
                                HandlerType.findOrCreate(route.method().name()),
                                route.path(),
                                new RouteHandler<>(route, whileOpen));
                    }
                    config.routes.get("/*", screens::serve);
                    config.routes.error(404, WebServer::noRoute);
                    config.routes.error(405, WebServer::noMethod);
                });
        javalin.start();
        ServerConnector network =
                (ServerConnector) javalin.jettyServer().server().getConnectors()[0];
        return new WebServer(javalin, network, stopping);
    }

    // Answers that go on for long ask again and again who it is, and so learn that they must end.
    private static Callers whileOpen(Callers callers, AtomicBoolean stopping) {
        return call -> {
            if (stopping.get()) {
                throw ProblemException.later(503, "Gatehouse is stopping.", STARTING_AGAIN);
            }
            return callers.of(call);
        };
    }

    /// The port it listens on.
    public int port() {
        return network.getLocalPort();
    }

    /// The address to open, for a browser on this machine.
    public String address() {
        String scheme = network.getDefaultProtocol().startsWith("SSL") ? "https" : "http";
        return scheme + "://" + network.getHost() + ":" + port();
    }

    @Override
    public void close() {
        stopping.set(true);
        javalin.stop();
    }

    private static void configure(JavalinConfig config, Doors doors) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.generateEtags = false;
        config.jsonMapper(new NoMapper());
        config.jetty.modifyServer(server -> {
            server.setHandler(new Gate(doors));
            server.setErrorHandler(new PlainErrors());
            server.setStopTimeout(STOPPING_MILLIS_MAX);
            server.addBean(new NetworkConnectionLimit(CONNECTIONS_MAX, server));
        });
        config.jetty.modifyHttpConfiguration(WebServer::limit);
        config.jetty.addConnector((server, http) -> network(server, http, doors));
        doors.socket()
                .ifPresent(path ->
                        config.jetty.addConnector((server, http) -> socket(server, http, path)));
    }

    private static void limit(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(REQUEST_HEADERS_BYTES_MAX);
        http.setHttpCompliance(HttpCompliance.RFC9110);
        http.setUriCompliance(UriCompliance.DEFAULT);
        http.setRelativeRedirectAllowed(true);
    }

    private static Connector network(Server server, HttpConfiguration shared, Doors doors) {
        HttpConfiguration http = new HttpConfiguration(shared);
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ServerConnector connector;
        if (doors.tls().isPresent()) {
            http.addCustomizer(new SecureRequestCustomizer(false));
            connector =
                    new ServerConnector(
                            server,
                            new SslConnectionFactory(
                                    Certificates.contextFactory(doors.tls().get()),
                                    plain.getProtocol()),
                            plain);
        } else {
            connector = new ServerConnector(server, plain);
        }
        connector.setHost(doors.bind());
        connector.setPort(doors.port());
        connector.setIdleTimeout(SILENCE_MILLIS_MAX);
        connector.addBean(new SlowHeaders(connector));
        return connector;
    }

    private static Connector socket(Server server, HttpConfiguration http, Path path) {
        UnixDomainServerConnector connector =
                new UnixDomainServerConnector(server, new HttpConnectionFactory(http));
        connector.setUnixDomainPath(path);
        connector.setIdleTimeout(SILENCE_MILLIS_MAX);
        return connector;
    }

    // Only the owner may enter the directory; that is what keeps other users of the machine out. A
    // socket left behind by a process that died is in the way of the next one.
    private static void makePrivate(Path socket) throws IOException {
        Path directory = socket.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        Files.deleteIfExists(socket);
    }

    private static void noRoute(io.javalin.http.Context context) throws IOException {
        unlessSaid(context, Problem.of(404, "There is nothing at this address."));
    }

    private static void noMethod(io.javalin.http.Context context) throws IOException {
        unlessSaid(context, Problem.of(405, "This address does not take that method."));
    }

    // A route that answers 404 has said why; the framework's own words are replaced.
    private static void unlessSaid(io.javalin.http.Context context, Problem problem)
            throws IOException {
        if (!Problem.CONTENT_TYPE.equals(context.res().getContentType())) {
            context.contentType(Problem.CONTENT_TYPE);
            context.result(JsonMapping.mapper().writeValueAsBytes(problem));
        }
    }
}
