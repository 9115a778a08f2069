package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gatehouse model answer`: says whether something is all right.
@Command(
        name = "answer",
        description =
                "Answers a question, or a part of one; it counts at once, for 30 days. Parts that"
                        + " stand apart are left out unless they are named.",
        mixinStandardHelpOptions = true)
final class ModelAnswerCommand implements Callable<Integer> {
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "ID", description = "The question's, or a part's.")
    private String question;

    @Parameters(
            index = "1",
            paramLabel = "REPLY",
            description =
                    "yes, no, only-on-call, only-when-approved, ask-the-owner, or taken-back.")
    private String reply;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description = "The model's schedule of who is on call; on-call:TEAM without it.")
    private Optional<String> schedule = Optional.empty();

    @Option(
            names = "--part",
            paramLabel = "ID",
            description = "Only this part of the question; may be given again.")
    private List<String> parts = List.of();

    @Override
    public Integer call() {
        LinkedHashMap<String, JsonValue> asked = new LinkedHashMap<>();
        asked.put("question", new JsonString(question));
        asked.put("reply", new JsonString(reply));
        schedule.ifPresent(one -> asked.put("schedule", new JsonString(one)));
        if (!parts.isEmpty()) {
            asked.put(
                    "parts", new JsonArray(parts.stream().map(ModelAnswerCommand::text).toList()));
        }
        try (Api api = connection.open()) {
            api.post("/model/answers", new JsonObject(asked));
        }
        return ExitCode.OK;
    }

    private static JsonValue text(String text) {
        return new JsonString(text);
    }
}
