package dev.gatehouse.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.server.RunningServer;
import dev.gatehouse.server.Surroundings;
import dev.gatehouse.server.configuration.Configuration;
import dev.gatehouse.server.configuration.Flags;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.OpenApi;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The law of the route list, held against the list of a real server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointsTest {
    private List<Route<?, ?>> routes;

    @BeforeAll
    void listRoutes(@TempDir Path data) throws IOException {
        List<String> words = List.of("--data", data.toString(), "--port", "0");
        try (RunningServer server =
                RunningServer.start(
                        Configuration.of(Flags.parse(words), Map.of()),
                        Surroundings.ofThisMachine())) {
            routes = server.routes();
        }
    }

    @Test
    void everyRouteDeclaresACapabilityAndStandsInTheDocument() {
        assertThat(routes).hasSizeGreaterThan(10);
        assertThat(EndpointLaw.violations(routes, document(routes))).isEmpty();
    }

    @Test
    void seesAnOpenRouteAnUndocumentedOneAndAPathWithoutItsMember() {
        List<Route<?, ?>> planted = new ArrayList<>(routes);
        planted.add(
                Route.get("/api/v1/everything", Access.open("it is handy"), "All of it.")
                        .answers(Nothing.class, Planted.class, (_, _) -> new Planted("x")));
        planted.add(
                Route.get("/api/v1/one/{number}", new Access.SignedIn(), "One.")
                        .answers(Nothing.class, String.class, (_, _) -> "x"));
        assertThat(EndpointLaw.violations(planted, document(routes)))
                .containsExactlyInAnyOrder(
                        "GET /api/v1/everything is open, and is not one of those that may be",
                        "GET /api/v1/everything is not in the OpenAPI document",
                        "GET /api/v1/one/{number} answers something that is no record",
                        "GET /api/v1/one/{number}: {number} is no member of its question",
                        "GET /api/v1/one/{number} is not in the OpenAPI document");
    }

    @Test
    void thePagesAboutTheServerAreCurrent() throws IOException {
        assertCurrent("docs/reference/api.md", ServerReference.api(routes));
        assertCurrent("docs/reference/configuration.md", ServerReference.configuration());
        assertCurrent("docs/reference/roles.md", ServerReference.roles());
        assertCurrent("deploy/gatehouse.yaml", ServerReference.commentedFile());
    }

    private record Planted(String all) {}

    private static JsonNode document(List<Route<?, ?>> routes) {
        return OpenApi.document(routes, "0");
    }

    private static void assertCurrent(String file, String wanted) throws IOException {
        Path page = Checkout.ofThisBuild().path(file);
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(page, wanted);
        }
        assertThat(page).content().isEqualTo(wanted);
    }
}
