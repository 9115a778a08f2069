package dev.gatehouse.cli;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse events tail`: matching events as they come in, until interrupted.
@Command(
        name = "tail",
        description = "Matching events as they come in, until interrupted.",
        mixinStandardHelpOptions = true)
final class EventsTailCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "",
            paramLabel = "QUERY",
            description = "What to look for; everything when left out.")
    private String query;

    @Option(names = "--json", description = "One event a line.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ServerSentEvents events = new ServerSentEvents((name, data) -> take(name, data, out, err));
        try (Api api = connection.openAndCompare(spec.commandLine().getErr())) {
            api.lines("/events/tail", Map.of("q", query), events::line);
        }
        err.println("The server ended the stream.");
        return ExitCode.UNAVAILABLE;
    }

    private void take(String name, String data, PrintWriter out, PrintWriter err) {
        if (!(Json.parse(data) instanceof JsonObject object)) {
            return;
        }
        if (name.equals("event")) {
            out.println(json ? data : sentence(object));
            out.flush();
        } else if (name.equals("rate")
                && !List.of("", "0").contains(object.get("dropped").text())) {
            err.println(
                    object.get("dropped").text()
                            + " events were too fast to show here; search finds them.");
        }
    }

    // The sentence says who did what; beside it what came of it, and the id everything else asks
    // for.
    private static String sentence(JsonObject event) {
        return Terminal.inert(
                String.format(
                        "%s  %-12s %s  (%s, %s)",
                        EventColumn.millis(event.get("time").text()),
                        event.get("outcome").text().replace('-', ' '),
                        event.get("sentence").text(),
                        event.get("source").text(),
                        event.get("id").text()));
    }
}
