package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Whether the process lives, and whether it can take deliveries and answer questions. Says one
/// word to whoever asks; the why is for those who may see it.
public final class HealthApi {
    private final BooleanSupplier ready;

    /// @param ready whether everything is open, the journal takes records and no view stands still
    public HealthApi(BooleanSupplier ready) {
        this.ready = ready;
    }

    /// One word.
    public record HealthAnswer(String status) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access open = Access.open("probes carry no secrets, and the answer holds none");
        return List.of(
                get("/health/live", open, "Answers while the process lives.")
                        .answers(
                                Nothing.class,
                                HealthAnswer.class,
                                (_, _) -> new HealthAnswer("live")),
                get(
                                "/health/ready",
                                open,
                                "Answers 200 while all is taken and no view stands still.")
                        .answers(Nothing.class, HealthAnswer.class, (_, _) -> ready()));
    }

    private HealthAnswer ready() {
        if (!ready.getAsBoolean()) {
            throw ProblemException.of(503, "Not ready.");
        }
        return new HealthAnswer("ready");
    }
}
