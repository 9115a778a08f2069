package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.JsonMapping;
import dev.gatehouse.server.web.OpenApi;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import dev.gatehouse.server.web.Streamed;
import java.util.List;
import java.util.function.Supplier;

/// The description of all of this, for programs.
public final class OpenApiApi {
    private final Supplier<List<Route<?, ?>>> routes;
    private final String version;

    /// @param routes the whole list, this one's own route included
    public OpenApiApi(Supplier<List<Route<?, ?>>> routes, String version) {
        this.routes = routes;
        this.version = version;
    }

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                get(
                                "/api/v1/openapi.json",
                                Access.open(
                                        "it says what the documentation says, and holds no data"),
                                "This API as an OpenAPI 3.1 document.")
                        .answers(Nothing.class, Streamed.class, (_, _) -> document()));
    }

    private Streamed document() {
        return new Streamed(
                "application/json",
                out ->
                        out.write(
                                JsonMapping.mapper()
                                        .writeValueAsBytes(
                                                OpenApi.document(routes.get(), version))));
    }
}
