package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.Console;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse events erase`: destroys events for good. It asks first, and a script says `--yes`.
@Command(
        name = "erase",
        description =
                "Destroys what was received of events, for good; who, why and which is recorded first.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} events erase 4812.0 4813.0 --reason 'a customer asked' --url https://gatehouse.example",
            "  Needs the capability erase; the local socket of a server does not have it.",
        })
final class EventsEraseCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(arity = "1..*", paramLabel = "EVENT", description = "Ids, such as 4812.0.")
    private List<String> events = List.of();

    @Option(names = "--reason", required = true, description = "Why; it is recorded.")
    private String reason;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        List<JsonValue> ids =
                events.stream().<JsonValue>map(id -> new JsonString(EventIds.checked(id))).toList();
        if (!yes && !agreed()) {
            spec.commandLine().getErr().println("Nothing was erased.");
            return 1;
        }
        LinkedHashMap<String, JsonValue> body = new LinkedHashMap<>();
        body.put("events", new JsonArray(ids));
        body.put("reason", new JsonString(reason));
        try (Api api = connection.open()) {
            JsonObject answer = api.post("/erasures", new JsonObject(body));
            spec.commandLine()
                    .getOut()
                    .println(
                            json
                                    ? CanonicalJson.text(answer)
                                    : "Erased; record %s says who, why and which. Every proof still holds."
                                            .formatted(answer.get("tombstone").text()));
        }
        return ExitCode.OK;
    }

    private boolean agreed() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    "no terminal to ask on; say --yes to erase without being asked");
        }
        String asked =
                "Erase %d %s for good? There is no way back. Type 'erase' to go on: "
                        .formatted(events.size(), events.size() == 1 ? "event" : "events");
        return "erase".equals(console.readLine("%s", asked));
    }
}
