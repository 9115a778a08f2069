package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
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

/// `gatehouse explain`: why an event has the verdict it has. Exits with 0 when it was expected, 1
/// when it was not, 2 when nothing says.
@Command(
        name = "explain",
        description = "Why an event has its verdict, step by step.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private static final int UNEXPECTED = 1;
    private static final int UNDECIDED = 2;

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "EVENT", description = "Its id, such as 4812.0.")
    private String id;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            JsonObject explanation =
                    api.get("/events/" + EventIds.checked(id) + "/verdict", Map.of());
            String value = member(explanation, "verdict", "value");
            if (json) {
                out.println(CanonicalJson.text(explanation));
            } else {
                print(out, explanation, value);
            }
            return switch (value) {
                case "expected" -> ExitCode.OK;
                case "unexpected" -> UNEXPECTED;
                default -> UNDECIDED;
            };
        }
    }

    private static void print(PrintWriter out, JsonObject explanation, String value) {
        out.println(
                Terminal.inert(
                        value
                                + ", "
                                + member(explanation, "verdict", "basis")
                                + ": "
                                + explanation.get("sentence").text()));
        String why = explanation.get("why").text();
        if (!why.isEmpty()) {
            out.println(Terminal.inert(why));
        }
        String then = member(explanation, "then", "value");
        if (!then.equals(value)) {
            out.println(Terminal.inert("When it arrived it was judged " + then + "."));
        }
        out.println();
        if (explanation.get("steps") instanceof JsonArray steps) {
            for (JsonValue step : steps.items()) {
                if (step instanceof JsonObject one) {
                    out.printf(
                            "  %-9s %s%n",
                            Terminal.inert(one.get("basis").text()),
                            Terminal.inert(one.get("says").text()));
                }
            }
        }
        String nearest = member(explanation, "nearest", "says");
        if (!nearest.isEmpty()) {
            out.printf(
                    "  %-9s %s%n",
                    "nearest",
                    Terminal.inert(member(explanation, "nearest", "at") + ": " + nearest));
        }
        String rule = member(explanation, "verdict", "rule");
        if (!rule.isEmpty()) {
            out.printf("  %-9s %s%n", "rule", Terminal.inert(rule));
        }
    }

    private static String member(JsonObject object, String name, String inner) {
        return object.get(name) instanceof JsonObject one ? one.get(inner).text() : "";
    }
}
