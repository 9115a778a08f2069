package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse notify log`.
@Command(
        name = "log",
        description = "What became of what a destination was told, the newest first.",
        mixinStandardHelpOptions = true)
final class NotifyLogCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "NAME", description = "The destination.")
    private String name;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            JsonObject answer = api.get(DestinationPath.of(name) + "/log", Map.of());
            for (JsonValue one : EventsSearchCommand.items(answer, "entries").items()) {
                if (json) {
                    out.println(CanonicalJson.text(one));
                } else if (one instanceof JsonObject entry) {
                    out.println(sentence(entry));
                }
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    /// One entry in words.
    static String sentence(JsonObject entry) {
        String about = entry.get("about").text();
        String problem = entry.get("problem").text();
        String tries = entry.get("attempts").text();
        return "%s  %-8s  %s%s%s"
                .formatted(
                        entry.get("at").text(),
                        entry.get("outcome").text(),
                        about.isEmpty()
                                ? "a try-out"
                                : Terminal.inert(entry.get("rule").text()) + "  (" + about + ")",
                        tries.equals("0") || tries.equals("1") ? "" : ", " + tries + " tries",
                        problem.isEmpty() ? "" : ": " + Terminal.inert(problem));
    }
}
