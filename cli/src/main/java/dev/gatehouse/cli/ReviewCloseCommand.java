package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse review close`.
@Command(
        name = "close",
        description = "Close a review; what is undecided stays so.",
        mixinStandardHelpOptions = true)
final class ReviewCloseCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "REVIEW", description = "Its number.")
    private long id;

    @Option(
            names = "--reason",
            defaultValue = "",
            description = "Why now, where lines are undecided.")
    private String reason;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        LinkedHashMap<String, JsonValue> asked = new LinkedHashMap<>();
        asked.put("reason", new JsonString(reason));
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            JsonObject review = api.post("/reviews/" + id + "/closing", new JsonObject(asked));
            if (json) {
                out.println(CanonicalJson.text(review));
            } else {
                ReviewLines.closing(out, review);
            }
        }
        out.flush();
        return ExitCode.OK;
    }
}
