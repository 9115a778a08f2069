package dev.gatehouse.house;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Streamed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What must hold of every route: it declares a capability, or is one of the few that are open and
/// says why; its records are records; it stands in the OpenAPI document with that capability.
final class EndpointLaw {
    /// The doors that cannot know anybody yet, or that know the sender by a scheme of their own.
    private static final Set<String> MAY_BE_OPEN =
            Set.of(
                    "GET /health/live",
                    "GET /health/ready",
                    "GET /metrics",
                    "GET /api/v1/entry",
                    "GET /api/v1/openapi.json",
                    "GET /services/collector/health",
                    "GET /services/collector/health/1.0",
                    "POST /api/v1/session",
                    "POST /api/v1/sign-on",
                    "POST /api/v1/sign-on/answer");

    private static final List<String> INTAKE = List.of("POST /intake/", "POST /services/collector");

    private static final Pattern PATH_PART = Pattern.compile("\\{([a-z_]+)}");

    private EndpointLaw() {}

    static List<String> violations(List<Route<?, ?>> routes, JsonNode openApi) {
        List<String> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Route<?, ?> route : routes) {
            String name = route.method() + " " + route.path();
            if (!seen.add(name)) {
                found.add(name + " stands twice");
            }
            if (route.access() instanceof Access.Open && !MAY_BE_OPEN.contains(name)) {
                found.add(name + " is open, and is not one of those that may be");
            }
            if (route.access() instanceof Access.OwnScheme
                    && INTAKE.stream().noneMatch(name::startsWith)) {
                found.add(name + " has a scheme of its own, which only intake has");
            }
            if (route.summary().isBlank() || !route.summary().endsWith(".")) {
                found.add(name + " has no sentence for people");
            }
            if (!route.response().isRecord()) {
                found.add(name + " answers something that is no record");
            }
            checkPath(route, name, found);
            checkDocument(route, name, openApi, found);
        }
        return found;
    }

    private static void checkPath(Route<?, ?> route, String name, List<String> found) {
        List<String> members =
                Arrays.stream(route.request().getRecordComponents())
                        .map(member -> member.getName())
                        .toList();
        PATH_PART
                .matcher(route.path())
                .results()
                .map(part -> part.group(1))
                .filter(part -> !members.contains(part))
                .forEach(part -> found.add(name + ": {" + part + "} is no member of its question"));
    }

    private static void checkDocument(
            Route<?, ?> route, String name, JsonNode openApi, List<String> found) {
        JsonNode operation =
                openApi.path("paths")
                        .path(route.path())
                        .path(route.method().name().toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            found.add(name + " is not in the OpenAPI document");
            return;
        }
        if (route.access() instanceof Access.Needs needs
                && !operation.path("x-capability").asText().equals(needs.capability().word())) {
            found.add(name + " stands in the OpenAPI document without its capability");
        }
        boolean answersJson =
                route.response() != Streamed.class && route.response() != Route.Nothing.class;
        boolean hasSchema =
                operation.at("/responses/200/content/application~1json/schema").isObject();
        if (answersJson && !hasSchema) {
            found.add(name + " stands in the OpenAPI document without the schema of its answer");
        }
    }
}
