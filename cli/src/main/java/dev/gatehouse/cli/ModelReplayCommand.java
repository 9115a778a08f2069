package dev.gatehouse.cli;

import dev.gatehouse.access.model.ModelFiles;
import dev.gatehouse.access.model.ModelProblem;
import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse model replay`: what a draft would make of everything that happened. Exit code 1 when
/// it would turn an event unexpected.
@Command(
        name = "replay",
        description = "Judges everything that happened by a draft, without it being in force.",
        mixinStandardHelpOptions = true)
final class ModelReplayCommand implements Callable<Integer> {
    private static final int TURNS_UNEXPECTED = 1;

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the draft.")
    private Path directory;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    private JsonObject last = new JsonObject(new LinkedHashMap<>());

    @Override
    public Integer call() {
        byte[] body;
        try {
            body = body(ModelFiles.texts(directory));
        } catch (ModelProblem wrong) {
            throw new CommandProblem(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
        try (Api api = connection.open()) {
            api.upload(
                    "/model/replays",
                    Map.of(),
                    new Api.Upload(new ByteArrayInputStream(body)),
                    this::progress);
        }
        if (!(last.get("replay") instanceof JsonObject replay)) {
            throw new CommandProblem(ExitCode.UNAVAILABLE, "the replay ended before its end");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CanonicalJson.text(replay));
        } else {
            print(out, replay);
        }
        return replay.get("unexpected").text().equals("0") ? ExitCode.OK : TURNS_UNEXPECTED;
    }

    private static byte[] body(List<ModelText> texts) {
        List<JsonValue> files =
                texts.stream()
                        .<JsonValue>map(one -> {
                            LinkedHashMap<String, JsonValue> file = new LinkedHashMap<>();
                            file.put("name", new JsonString(one.name()));
                            file.put("text", new JsonString(one.text()));
                            return new JsonObject(file);
                        })
                        .toList();
        LinkedHashMap<String, JsonValue> whole = new LinkedHashMap<>();
        whole.put("files", new JsonArray(files));
        return CanonicalJson.text(new JsonObject(whole)).getBytes(StandardCharsets.UTF_8);
    }

    private void progress(String line) {
        if (Json.parse(line) instanceof JsonObject answer) {
            last = answer;
        }
    }

    private void print(PrintWriter out, JsonObject replay) {
        out.println(Terminal.inert(last.get("sentence").text()));
        for (JsonValue item : EventsSearchCommand.items(replay, "turns").items()) {
            if (item instanceof JsonObject turn) {
                out.printf(
                        "%n%s events from %s to %s%n",
                        Counts.grouped(turn.get("events").text()),
                        turn.get("from").text(),
                        turn.get("to").text());
                shares(out, turn, "by");
                shares(out, turn, "on");
                out.println(
                        Terminal.inert(
                                "  such as "
                                        + EventsSearchCommand.items(turn, "examples")
                                                .items()
                                                .stream()
                                                .map(JsonValue::text)
                                                .collect(Collectors.joining(" "))));
            }
        }
    }

    private static void shares(PrintWriter out, JsonObject turn, String name) {
        for (JsonValue item : EventsSearchCommand.items(turn, name).items()) {
            if (item instanceof JsonObject share) {
                out.printf(
                        "  %-3s %10s  %s%n",
                        name,
                        Counts.grouped(share.get("events").text()),
                        Terminal.inert(share.get("name").text()));
            }
        }
    }
}
