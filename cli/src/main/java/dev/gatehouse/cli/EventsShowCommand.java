package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonNull;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse events show`: one event in a sentence, then all its fields, then how it was received.
@Command(
        name = "show",
        description = "One event: a sentence, its fields, how it was received.",
        mixinStandardHelpOptions = true)
final class EventsShowCommand implements Callable<Integer> {
    private static final List<String> APART = List.of("sentence", "related", "delivery");

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "EVENT", description = "Its id, such as 4812.0.")
    private String id;

    @Option(names = "--raw", description = "Also what was received, secrets redacted.")
    private boolean raw;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        String path = "/events/" + EventIds.checked(id);
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.openAndCompare(spec.commandLine().getErr())) {
            JsonObject event = api.get(path, Map.of());
            if (json) {
                out.println(CanonicalJson.text(event));
                return ExitCode.OK;
            }
            out.println(Terminal.inert(event.get("sentence").text()));
            out.println();
            event.members()
                    .forEach((name, value) -> {
                        if (!APART.contains(name)) {
                            // The event's own fields stand at the top, as in a query.
                            if (name.equals("event") && value instanceof JsonObject fields) {
                                fields.members()
                                        .forEach((inner, each) -> unlessApart(out, inner, each));
                            } else {
                                member(out, name, value);
                            }
                        }
                    });
            if (event.get("delivery") instanceof JsonObject delivery) {
                out.println();
                out.println("received as");
                delivery.members().forEach((name, value) -> member(out, name, value));
            }
            if (raw) {
                out.println();
                out.println(
                        Terminal.inertLines(api.get(path + "/raw", Map.of()).get("text").text()));
            }
        }
        return ExitCode.OK;
    }

    private static void unlessApart(PrintWriter out, String name, JsonValue value) {
        if (!APART.contains(name)) {
            member(out, name, value);
        }
    }

    // What is nested is named by its path, as a query would: one line a field.
    private static void member(PrintWriter out, String name, JsonValue value) {
        switch (value) {
            case JsonObject object ->
                    object.members()
                            .forEach((inner, each) -> member(out, name + "." + inner, each));
            case JsonArray array -> line(out, name, list(array));
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ ->
                    line(out, name, value.text());
        }
    }

    private static String list(JsonArray array) {
        return array.items().stream()
                .map(item -> item instanceof JsonObject ? CanonicalJson.text(item) : item.text())
                .collect(Collectors.joining(", "));
    }

    private static void line(PrintWriter out, String name, String value) {
        if (!value.isEmpty()) {
            out.printf(
                    "  %-24s %s%n", Terminal.inert(name.replace('_', ' ')), Terminal.inert(value));
        }
    }
}
