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
import picocli.CommandLine.Spec;

/// `gatehouse model answers`: what people answered, or the lines of a model that say the same.
@Command(
        name = "answers",
        description = "Answers that stand; with --patch the lines of a model that say the same.",
        mixinStandardHelpOptions = true)
final class ModelAnswersCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Option(names = "--patch", description = "YAML for a file of the model.")
    private boolean patch;

    @Option(names = "--json", description = "One answer a line.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            JsonObject answer = api.get("/model/answers", Map.of());
            if (patch) {
                answer.get("patch").text().lines().forEach(one -> out.println(Terminal.inert(one)));
                return ExitCode.OK;
            }
            for (JsonValue item : EventsSearchCommand.items(answer, "answers").items()) {
                if (item instanceof JsonObject one) {
                    out.println(json ? CanonicalJson.text(one) : Terminal.inert(line(one)));
                }
            }
        }
        return ExitCode.OK;
    }

    private static String line(JsonObject one) {
        return "%s  %s: %s %s on %s, by %s until %s"
                .formatted(
                        one.get("question").text(),
                        one.get("reply").text(),
                        ModelQuestionsCommand.texts(one, "to"),
                        ModelQuestionsCommand.texts(one, "permissions"),
                        ModelQuestionsCommand.texts(one, "on"),
                        one.get("by").text(),
                        one.get("expires").text());
    }
}
