package dev.gatehouse.house;

import dev.gatehouse.server.configuration.Setting;
import dev.gatehouse.server.signin.ShippedRole;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.OpenApi;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Streamed;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// The pages about the running server, written from its own lists: routes and settings.
final class ServerReference {
    private ServerReference() {}

    /// docs/reference/api.md.
    static String api(List<Route<?, ?>> routes) {
        StringBuilder page =
                new StringBuilder(
                        """
                        # The API

                        Written from the route list by `EndpointsTest`; change a route, then run the test with `-Dgolden=write`. A running server
                        gives the same as OpenAPI 3.1 at `/api/v1/openapi.json`.

                        Everything is JSON with names in snake_case, times are RFC 3339, absent members are left out. What goes wrong is
                        `application/problem+json` (RFC 9457): `type`, `title`, `status`, `detail`, and for a query `errors` with `column`,
                        `length`, `message` and `suggestion`. A parameter or member that is not listed is refused, never ignored.

                        Callers come with a browser's session (writes carry its token in `X-CSRF-Token`), with an API token
                        (`Authorization: Bearer gth_…`), or over the local Unix socket. 401 means nobody is signed in, 403 that the capability is
                        missing, 429 and 503 say in `Retry-After` when to come back.

                        """);
        page.append("## Capabilities\n\n| capability | lets somebody |\n| --- | --- |\n");
        for (Capability capability : Capability.values()) {
            page.append("| `%s` | %s |\n".formatted(capability.word(), capability.meaning()));
        }
        page.append("\n## Routes\n");
        routes.forEach(route -> page.append(route(route)));
        page.append("\n## Records\n");
        SequencedSet<Class<?>> records = new LinkedHashSet<>();
        routes.forEach(route -> collect(route.response(), records));
        records.forEach(record -> page.append(record(record)));
        return page.toString();
    }

    private static String route(Route<?, ?> route) {
        StringBuilder text =
                new StringBuilder(
                        "\n### %s %s\n\n%s Access: %s.\n"
                                .formatted(
                                        route.method(),
                                        route.path(),
                                        route.summary(),
                                        access(route.access())));
        if (route.request().getRecordComponents().length > 0) {
            text.append("\nAsks: ").append(members(route.request())).append(".\n");
        }
        text.append("\nAnswers: ").append(answer(route)).append(".\n");
        return text.toString();
    }

    private static String answer(Route<?, ?> route) {
        if (route.response() == Route.Nothing.class) {
            return "204 without a body";
        }
        return route.response() == Streamed.class
                ? "a stream"
                : "`" + route.response().getSimpleName() + "`";
    }

    private static String access(Access access) {
        return switch (access) {
            case Access.Needs needs -> "`" + needs.capability().word() + "`";
            case Access.SignedIn _ -> "anybody signed in";
            case Access.OwnScheme own -> own.scheme();
            case Access.Open open -> "open, because " + open.reason();
        };
    }

    private static String record(Class<?> record) {
        return "\n### %s\n\n%s.\n".formatted(record.getSimpleName(), members(record));
    }

    private static String members(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(member -> "`" + OpenApi.name(member) + "` " + type(member.getGenericType()))
                .collect(Collectors.joining(", "));
    }

    private static String type(Type type) {
        if (type instanceof ParameterizedType generic) {
            String inner =
                    type(
                            generic.getActualTypeArguments()[
                                    generic.getActualTypeArguments().length - 1]);
            if (generic.getRawType() == Optional.class) {
                return inner + " (may be absent)";
            }
            return generic.getActualTypeArguments().length == 1
                    ? "list of " + inner
                    : "object of " + inner;
        }
        String name = ((Class<?>) type).getSimpleName();
        return switch (name) {
            case "String" -> "text";
            case "long", "Long", "int", "Integer" -> "number";
            case "double", "Double" -> "decimal";
            case "boolean", "Boolean" -> "true or false";
            case "Instant" -> "time";
            case "JsonObject", "JsonValue" -> "object";
            default -> "`" + name + "`";
        };
    }

    private static void collect(Type type, SequencedSet<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            for (Type inner : generic.getActualTypeArguments()) {
                collect(inner, found);
            }
        } else if (type instanceof Class<?> record
                && record.isRecord()
                && record.getName().startsWith("dev.gatehouse.server.api")
                && found.add(record)) {
            for (RecordComponent member : record.getRecordComponents()) {
                collect(member.getGenericType(), found);
            }
        }
    }

    /// docs/reference/configuration.md.
    static String configuration() {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Configuration

                        Written from the list of settings by `EndpointsTest`; change a setting, then run the test with `-Dgolden=write`.

                        Every setting can stand in a YAML file (`--config gatehouse.yaml`, any number of times), in the environment, and on
                        the command line of `up`. The command line wins over the environment, that over the files (a later file over an
                        earlier one), those over the default. A name that does not exist is an error with its place and the nearest name.
                        [gatehouse.yaml](../../deploy/gatehouse.yaml) is a commented file to start from.

                        | in the file | in the environment | on the command line | default | sets |
                        | --- | --- | --- | --- | --- |
                        """);
        for (Setting setting : Setting.values()) {
            page.append(
                    "| `%s` | `%s` | `%s` | %s | %s |\n"
                            .formatted(
                                    setting.key(),
                                    setting.variable(),
                                    setting.flag(),
                                    setting.fallback().isEmpty()
                                            ? ""
                                            : "`" + setting.fallback() + "`",
                                    setting.meaning()));
        }
        page.append(
                """

                A list is a YAML list in a file, values joined by commas in the environment, and a flag that may be repeated on the command
                line. `--demo` (command line only) starts the made-up company.
                """);
        return page.toString();
    }

    /// docs/reference/roles.md.
    static String roles() {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Roles

                        Written from the roles that ship by `EndpointsTest`; change a role, then run the test with `-Dgolden=write`.

                        A role is a set of [capabilities](api.md#capabilities). Somebody limited to some sources may do it there alone, and
                        what is counted over all sources not at all ([doors](../spec/doors.md)). Groups of the identity provider become roles
                        by [`oidc_roles`](../guides/single-sign-on.md).

                        | role | somebody who |
                        | --- | --- |
                        """);
        for (ShippedRole role : ShippedRole.values()) {
            page.append("| `%s` | %s |\n".formatted(role.word(), role.meaning()));
        }
        page.append("\n| may |");
        for (ShippedRole role : ShippedRole.values()) {
            page.append(" ").append(role.word()).append(" |");
        }
        page.append("\n| --- |").append(" --- |".repeat(ShippedRole.values().length)).append("\n");
        for (Capability capability : Capability.values()) {
            page.append("| `%s` |".formatted(capability.word()));
            for (ShippedRole role : ShippedRole.values()) {
                page.append(role.capabilities().contains(capability) ? " yes |" : " |");
            }
            page.append("\n");
        }
        return page.toString();
    }

    /// deploy/gatehouse.yaml.
    static String commentedFile() {
        List<String> lines = new ArrayList<>();
        lines.add("# Settings of Gatehouse; `up --config gatehouse.yaml` reads this file.");
        lines.add("# Everything is commented out: what stands here are the defaults, or examples.");
        for (Setting setting : Setting.values()) {
            lines.add("");
            lines.add("# " + upper(setting.meaning()) + ".");
            lines.add("#" + setting.key() + ": " + example(setting));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String upper(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }

    private static String example(Setting setting) {
        String text = setting.fallback().isEmpty() ? setting.example() : setting.fallback();
        return setting.shape() == Setting.Shape.LIST ? "[" + text + "]" : text;
    }
}
