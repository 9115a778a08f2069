package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import dev.gatehouse.server.web.Streamed;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The measurements of the process in the Prometheus text form: for a scraper on this machine, or
/// one that holds a token.
public final class MetricsApi {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;

    /// @param registry what is measured
    public MetricsApi(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                get(
                                "/metrics",
                                Access.open(
                                        "a scraper on this machine needs no token; from elsewhere"
                                                + " status.read is asked for"),
                                "Measurements in the Prometheus text form.")
                        .answers(Nothing.class, Streamed.class, (call, _) -> text(call)));
    }

    private Streamed text(Call call) {
        boolean here = call.peer().isOnThisMachine();
        boolean may =
                call.anyCaller().filter(caller -> caller.may(Capability.STATUS_READ)).isPresent();
        if (!here && !may) {
            throw ProblemException.of(
                    401, "From another machine this needs a token with status.read.");
        }
        byte[] text = registry.scrape().getBytes(StandardCharsets.UTF_8);
        return new Streamed(TEXT, out -> out.write(text));
    }
}
