package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse review decide`: looks at a line, and decides on what it saw.
@Command(
        name = "decide",
        description = "Decide about one line, or take a decision back.",
        mixinStandardHelpOptions = true)
final class ReviewDecideCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "REVIEW", description = "The number of the review.")
    private long id;

    @Parameters(index = "1", paramLabel = "LINE", description = "The number of the line.")
    private int number;

    @Parameters(
            index = "2",
            paramLabel = "DECISION",
            description = "keep, reduce, revoke, delegate, not-mine, ask or undo.")
    private String decision;

    @Option(names = "--reason", defaultValue = "", description = "Why, or what is asked.")
    private String reason;

    @Option(
            names = "--keep",
            split = ",",
            paramLabel = "PERMISSION",
            description = "Of reduce: what is left.")
    private List<String> keep = List.of();

    @Option(
            names = "--to",
            paramLabel = "PERSON",
            defaultValue = "",
            description = "Of delegate: who is to decide.")
    private String to;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            JsonObject decided =
                    api.post("/reviews/" + id + "/decisions", new JsonObject(asked(seen(api))));
            for (JsonValue item : EventsSearchCommand.items(decided, "lines").items()) {
                if (json) {
                    out.println(CanonicalJson.text(item));
                } else if (item instanceof JsonObject line) {
                    ReviewLines.line(out, line);
                }
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private JsonObject seen(Api api) {
        JsonObject page =
                api.get(
                        "/reviews/" + id + "/lines",
                        Map.of(
                                "show", "all",
                                "after", Integer.toString(number - 1),
                                "limit", "1"));
        return EventsSearchCommand.items(page, "lines").items().stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(line -> line.get("number").text().equals(Integer.toString(number)))
                .findFirst()
                .orElseThrow(() ->
                        new CommandProblem(ExitCode.USAGE, "the review has no line " + number));
    }

    private SequencedMap<String, JsonValue> asked(JsonObject seen) {
        LinkedHashMap<String, JsonValue> line = new LinkedHashMap<>();
        line.put("number", new JsonNumber(Integer.toString(number)));
        line.put("version", new JsonNumber(seen.get("version").text()));
        LinkedHashMap<String, JsonValue> asked = new LinkedHashMap<>();
        asked.put("lines", new JsonArray(List.of(new JsonObject(line))));
        asked.put("decision", new JsonString(decision));
        asked.put("text", new JsonString(reason));
        asked.put("keep", new JsonArray(keep.stream().<JsonValue>map(JsonString::new).toList()));
        if (!to.isEmpty()) {
            asked.put("to", new JsonString(to));
        }
        return asked;
    }
}
