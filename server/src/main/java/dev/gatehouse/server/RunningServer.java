package dev.gatehouse.server;

import dev.gatehouse.server.api.HealthApi;
import dev.gatehouse.server.api.MetricsApi;
import dev.gatehouse.server.api.OpenApiApi;
import dev.gatehouse.server.api.SessionApi;
import dev.gatehouse.server.api.TokensApi;
import dev.gatehouse.server.api.UsersApi;
import dev.gatehouse.server.api.ViewsApi;
import dev.gatehouse.server.configuration.Configuration;
import dev.gatehouse.server.signin.FirstVisit;
import dev.gatehouse.server.signin.SignInRoom;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Screens;
import dev.gatehouse.server.web.WebServer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A whole Gatehouse, put together and running; closing it stops everything in the order that loses
/// nothing.
public final class RunningServer implements AutoCloseable {
    private final SignInRoom signIn;
    private final List<Route<?, ?>> routes;
    private final WebServer web;

    private RunningServer(SignInRoom signIn, List<Route<?, ?>> routes, WebServer web) {
        this.signIn = signIn;
        this.routes = routes;
        this.web = web;
    }

    /// Starts one.
    ///
    /// @param root the folder Gatehouse itself lies in: screens and tool descriptions are below it
    public static RunningServer start(Configuration configuration, Path root, InstantSource clock)
            throws IOException {
        SignInRoom signIn =
                SignInRoom.open(
                        configuration.data().resolve("installation"),
                        kind(configuration),
                        new SecureRandom(),
                        clock);
        List<Route<?, ?>> routes = routes(configuration, signIn);
        WebServer web =
                WebServer.start(
                        configuration.doors(),
                        routes,
                        signIn.doorkeeper(),
                        new Screens(root.resolve("ui").resolve("dist")));
        return new RunningServer(signIn, routes, web);
    }

    private static FirstVisit.Kind kind(Configuration configuration) {
        if (configuration.demo()) {
            return FirstVisit.Kind.DEMO;
        }
        return configuration.bootstrapThroughProxy()
                ? FirstVisit.Kind.THROUGH_PROXY
                : FirstVisit.Kind.ON_THIS_MACHINE;
    }

    private static List<Route<?, ?>> routes(Configuration configuration, SignInRoom signIn) {
        String version = Version.text();
        Optional<String> company = configuration.demo() ? Optional.of("Acme") : Optional.empty();
        List<Route<?, ?>> routes = new java.util.ArrayList<>();
        Stream.of(
                        new SessionApi(signIn, new SessionApi.Notes(company, version)).routes(),
                        new UsersApi(signIn).routes(),
                        new TokensApi(signIn).routes(),
                        new ViewsApi(signIn.installation()).routes(),
                        new HealthApi(() -> true).routes(),
                        new MetricsApi(registry()).routes(),
                        new OpenApiApi(() -> routes, version).routes())
                .forEach(routes::addAll);
        return routes;
    }

    private static PrometheusMeterRegistry registry() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        return registry;
    }

    /// Every route it serves.
    public List<Route<?, ?>> routes() {
        return List.copyOf(routes);
    }

    /// The address to open on this machine.
    public String address() {
        return web.address();
    }

    /// What lets somebody in for the first time, and everything else about coming in.
    public SignInRoom signIn() {
        return signIn;
    }

    @Override
    public void close() {
        web.close();
        signIn.close();
    }
}
