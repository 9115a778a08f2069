package dev.gatehouse.cli;

import dev.gatehouse.evidence.PackCheck;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    @Mixin private PackKey key;

    @Parameters(index = "0", paramLabel = "FILE", description = "The pack.")
    private Path file;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PackCheck.Found found = key.check(file);
        boolean isGood = found.problems().isEmpty();
        if (json) {
            out.println(CanonicalJson.text(answer(found)));
        } else {
            print(out, found);
        }
        out.flush();
        return isGood ? ExitCode.OK : BAD;
    }

    private JsonObject answer(PackCheck.Found found) {
        LinkedHashMap<String, JsonValue> answer = new LinkedHashMap<>();
        answer.put("good", found.problems().isEmpty() ? JsonBoolean.TRUE : JsonBoolean.FALSE);
        answer.put("trusted_key", key.isTrusted() ? JsonBoolean.TRUE : JsonBoolean.FALSE);
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
                key.isTrusted()
                        ? "Signed with the key you gave:"
                        : "Signed with the key it names itself. Compare it with the one you have from"
                                + " elsewhere, or give that with --key:");
        out.println("  " + Terminal.inert(manifest.get("key").text()));
    }
}
