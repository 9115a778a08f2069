package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse source keep`: how much of each group of a source's actions is kept.
@Command(
        name = "keep",
        description =
                "Keeps groups of a source's actions in full, as a count, or not at all; what holds, without GROUP=WORD.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} source keep kubernetes:prod",
            "  ${ROOT-COMMAND-NAME} source keep kubernetes:prod pod-reads=count machinery=refuse",
        })
final class SourceKeepCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "TOOL[:NAME]", description = "Such as github:acme.")
    private String source;

    @Parameters(
            index = "1..*",
            paramLabel = "GROUP=WORD",
            description =
                    "full, count or refuse. Secret reads, refusals and changes are always kept in full.")
    private Map<String, String> groups = new LinkedHashMap<>();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        String name = SourceWords.name(source).toString();
        JsonObject keep;
        try (Api api = connection.open()) {
            keep = groups.isEmpty() ? known(api, name) : changed(api, name);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CanonicalJson.text(keep));
        } else if (keep.members().isEmpty()) {
            out.println("Its actions have no groups: all of " + name + " is kept.");
        } else {
            keep.members()
                    .forEach((group, word) ->
                            out.printf("%-20s %s%n", Terminal.inert(group), word.text()));
        }
        out.flush();
        return ExitCode.OK;
    }

    private JsonObject changed(Api api, String name) {
        LinkedHashMap<String, JsonValue> wanted = new LinkedHashMap<>();
        groups.forEach((group, word) -> wanted.put(group, new JsonString(word)));
        LinkedHashMap<String, JsonValue> body = new LinkedHashMap<>();
        body.put("keep", new JsonObject(wanted));
        JsonObject answer = api.patch("/sources/" + name, new JsonObject(body));
        return answer.get("source") instanceof JsonObject changed ? keepOf(changed) : answer;
    }

    private static JsonObject known(Api api, String name) {
        var all = EventsSearchCommand.items(api.get("/sources", Map.of()), "sources").items();
        for (JsonValue item : all) {
            if (item instanceof JsonObject one && one.get("name").text().equals(name)) {
                return keepOf(one);
            }
        }
        throw new CommandProblem(ExitCode.USAGE, "there is no source " + name);
    }

    private static JsonObject keepOf(JsonObject source) {
        return source.get("keep") instanceof JsonObject keep
                ? keep
                : new JsonObject(new LinkedHashMap<>());
    }

    /// What is not kept in full, as words; empty when everything is.
    static String lessThanFull(JsonObject keep) {
        StringJoiner counted = new StringJoiner(", ", "only counted: ", "").setEmptyValue("");
        StringJoiner refused = new StringJoiner(", ", "not kept: ", "").setEmptyValue("");
        keep.members()
                .forEach((group, word) -> {
                    if (word.text().equals("count")) {
                        counted.add(Terminal.inert(group));
                    } else if (word.text().equals("refuse")) {
                        refused.add(Terminal.inert(group));
                    }
                });
        String between = counted.length() > 0 && refused.length() > 0 ? "; " : "";
        return counted + between + refused;
    }
}
