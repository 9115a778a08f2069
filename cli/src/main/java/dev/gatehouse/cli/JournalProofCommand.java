package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse journal proof`: that an event's record stands in the signed tree, as a file anybody
/// can check without us.
@Command(
        name = "proof",
        description = "The proof that an event stands in the signed tree (C2SP tlog-proof).",
        mixinStandardHelpOptions = true)
final class JournalProofCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "EVENT", description = "Its id, such as 4812.0.")
    private String id;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "-",
            paramLabel = "FILE",
            description = "Where to write; - for stdout.")
    private String output;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        JsonObject proof;
        try (Api api = connection.open()) {
            proof = api.get("/events/" + EventIds.checked(id) + "/proof", Map.of());
        }
        String text = json ? CanonicalJson.text(proof) + "\n" : proof.get("text").text();
        PrintWriter out = spec.commandLine().getOut();
        if (output.equals("-")) {
            out.print(text);
            out.flush();
            return ExitCode.OK;
        }
        try {
            Files.writeString(Path.of(output), text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException exists) {
            throw new CommandProblem(ExitCode.USAGE, output + " exists; name another file");
        }
        return ExitCode.OK;
    }
}
