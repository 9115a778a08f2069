package dev.gatehouse.cli;

import dev.gatehouse.access.model.ModelFiles;
import dev.gatehouse.access.model.ModelProblem;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.nio.file.Path;
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

    @Override
    public Integer call() {
        JsonObject last;
        try (Api api = connection.open()) {
            last = DraftedFiles.replay(api, ModelFiles.texts(directory));
        } catch (ModelProblem wrong) {
            throw new CommandProblem(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
        JsonObject replay = (JsonObject) last.get("replay");
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CanonicalJson.text(replay));
        } else {
            print(out, last.get("sentence").text(), replay);
        }
        return replay.get("unexpected").text().equals("0") ? ExitCode.OK : TURNS_UNEXPECTED;
    }

    private static void print(PrintWriter out, String sentence, JsonObject replay) {
        out.println(Terminal.inert(sentence));
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

    static void shares(PrintWriter out, JsonObject turn, String name) {
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
