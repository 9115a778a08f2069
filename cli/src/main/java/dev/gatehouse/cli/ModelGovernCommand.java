package dev.gatehouse.cli;

import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.event.ResourcePattern;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse model govern`: what it would cost to govern a path. Exit code 1 when it would turn an
/// event unexpected.
@Command(
        name = "govern",
        description = "The price of governing a path: what would turn unexpected, and by whom.",
        mixinStandardHelpOptions = true)
final class ModelGovernCommand implements Callable<Integer> {
    private static final int TURNS_UNEXPECTED = 1;

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "PATTERN", description = "Where, such as vault/acme/**.")
    private String pattern;

    @Option(
            names = "--permissions",
            paramLabel = "PERMISSION",
            split = ",",
            description = "Which of the seven, joined by commas; all without it.")
    private List<String> permissions = List.of();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        String line = line();
        JsonObject last;
        try (Api api = connection.open()) {
            ModelText governed = new ModelText("governed.yaml", "governed:\n" + line + "\n");
            last =
                    DraftedFiles.replay(
                            api, DraftedFiles.besideThoseInForce(api, List.of(governed)));
        }
        JsonObject replay = (JsonObject) last.get("replay");
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            LinkedHashMap<String, JsonValue> whole = new LinkedHashMap<>(replay.members());
            whole.put("line", new JsonString(line.strip()));
            whole.put("sentence", last.get("sentence"));
            out.println(CanonicalJson.text(new JsonObject(whole)));
        } else {
            out.println(Terminal.inert(last.get("sentence").text()));
            for (JsonValue item : EventsSearchCommand.items(replay, "turns").items()) {
                if (item instanceof JsonObject turn && turn.get("to").text().equals("unexpected")) {
                    ModelReplayCommand.shares(out, turn, "by");
                    ModelReplayCommand.shares(out, turn, "on");
                }
            }
            out.println();
            out.println("governed:");
            out.println(line);
        }
        return replay.get("unexpected").text().equals("0") ? ExitCode.OK : TURNS_UNEXPECTED;
    }

    // A pattern has no quote or line end once it can be read, and permissions are words.
    private String line() {
        try {
            ResourcePattern.parse(pattern);
        } catch (IllegalArgumentException wrong) {
            throw new CommandProblem(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
        boolean plain = pattern.chars().noneMatch(c -> c < ' ' || c == '"' || c == '\\');
        if (!plain || !permissions.stream().allMatch(one -> one.matches("[a-z]+"))) {
            throw new CommandProblem(
                    ExitCode.USAGE, "this is no pattern of a path, or no permission: " + pattern);
        }
        String which =
                permissions.isEmpty()
                        ? ""
                        : ", permissions: [" + String.join(", ", permissions) + "]";
        return "  - { on: [\"" + pattern + "\"]" + which + " }";
    }
}
