package dev.gatehouse.cli;

import dev.gatehouse.evidence.PackCheck;
import dev.gatehouse.journal.VerifierKey;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse evidence verify`: whether a pack is what was signed, without a server. Exit code 0
/// when it is, 1 when something in it is not, with the row where one can be named.
@Command(
        name = "verify",
        description = "Checks a pack offline: exit code 0 when it is what was signed, else 1.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} evidence verify q3.zip",
            "  ${ROOT-COMMAND-NAME} evidence verify q3.zip --key journal.vkey",
        })
final class EvidenceVerifyCommand implements Callable<Integer> {
    private static final int BAD = 1;

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The pack.")
    private Path file;

    @Option(
            names = "--key",
            defaultValue = "",
            paramLabel = "KEY",
            description =
                    "The journal's key you have from elsewhere, or a file with it; the key in the"
                            + " pack itself unless told.")
    private String key;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CommandProblem(ExitCode.USAGE, file + " is no file");
        }
        PrintWriter out = spec.commandLine().getOut();
        PackCheck.Found found = found();
        boolean isGood = found.problems().isEmpty();
        if (json) {
            out.println(CanonicalJson.text(answer(found)));
        } else {
            print(out, found);
        }
        out.flush();
        return isGood ? ExitCode.OK : BAD;
    }

    private PackCheck.Found found() throws IOException {
        try {
            return PackCheck.check(file, key.isEmpty() ? PackCheck.namedKey(file) : trusted());
        } catch (IllegalArgumentException noKey) {
            return new PackCheck.Found(
                    new JsonObject(new LinkedHashMap<>()), List.of(noKey.getMessage()));
        }
    }

    private VerifierKey trusted() throws IOException {
        Path path = Path.of(key);
        try {
            return VerifierKey.parse(
                    Files.isRegularFile(path) ? Files.readString(path).strip() : key);
        } catch (IllegalArgumentException wrong) {
            throw new CommandProblem(ExitCode.USAGE, "--key: " + wrong.getMessage());
        }
    }

    private JsonObject answer(PackCheck.Found found) {
        LinkedHashMap<String, JsonValue> answer = new LinkedHashMap<>();
        answer.put("good", found.problems().isEmpty() ? JsonBoolean.TRUE : JsonBoolean.FALSE);
        answer.put("trusted_key", !key.isEmpty() ? JsonBoolean.TRUE : JsonBoolean.FALSE);
        answer.put(
                "problems",
                new JsonArray(found.problems().stream().<JsonValue>map(JsonString::new).toList()));
        answer.put("manifest", found.manifest());
        return new JsonObject(answer);
    }

    private void print(PrintWriter out, PackCheck.Found found) {
        JsonObject manifest = found.manifest();
        found.problems().forEach(problem -> out.println("Wrong: " + Terminal.inert(problem)));
        if (!found.problems().isEmpty()) {
            out.println("This pack is not what was signed.");
            return;
        }
        out.println("This pack is what was signed.");
        out.printf(
                "  %s up to %s, as of position %s%n",
                manifest.get("from").text(),
                manifest.get("to").text(),
                manifest.get("as_of").text());
        for (JsonValue item : EventsSearchCommand.items(manifest, "reports").items()) {
            if (item instanceof JsonObject report) {
                out.printf(
                        "  %-4s %8s rows  %s%n",
                        Terminal.inert(report.get("id").text()),
                        Counts.grouped(report.get("rows").text()),
                        Terminal.inert(report.get("title").text()));
            }
        }
        out.println(
                key.isEmpty()
                        ? "Signed with the key it names itself. Compare it with the one you have from"
                                + " elsewhere, or give that with --key:"
                        : "Signed with the key you gave:");
        out.println("  " + Terminal.inert(manifest.get("key").text()));
    }
}
