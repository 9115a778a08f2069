package dev.gatehouse.cli;

import dev.gatehouse.backup.Backup;
import dev.gatehouse.backup.BackupTaken;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.record.DataDirectory;
import dev.gatehouse.record.RecordJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatehouse backup`: by the server where one is running, else in this process.
@Command(
        name = "backup",
        description = {
            "Copies everything that cannot be rebuilt to a folder, also while the server runs.",
            "Again into the same folder, it copies what changed."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} backup --to /mnt/backup/gatehouse",
            "  ${ROOT-COMMAND-NAME} backup --to /mnt/backup/gatehouse --without-keys",
            "  It holds what the tools sent and, unless told otherwise, the keys to read and sign it:",
            "  guard it like the server itself.",
        })
final class BackupCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description = "An empty folder, or one with an earlier backup; best on another disk.")
    private Path to;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory to copy (or GATEHOUSE_DATA).")
    private @Nullable Path data;

    @Option(
            names = "--without-keys",
            description = "Leave the installation's keys out; a restore then asks for them.")
    private boolean withoutKeys;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        DataDirectory folder = new DataDirectory(Places.ofThisUser().data(data));
        JsonObject taken =
                Offline.isServed(folder) ? askServer(folder) : RecordJson.members(takeHere(folder));
        spec.commandLine().getOut().println(json ? CanonicalJson.text(taken) : words(taken));
        return ExitCode.OK;
    }

    private JsonObject askServer(DataDirectory folder) {
        LinkedHashMap<String, JsonValue> body = new LinkedHashMap<>();
        body.put("folder", new JsonString(to.toAbsolutePath().normalize().toString()));
        body.put("keys", withoutKeys ? JsonBoolean.FALSE : JsonBoolean.TRUE);
        JsonObject[] last = {new JsonObject(new LinkedHashMap<>())};
        try (Api api = Api.overSocket(Places.socket(folder.root()))) {
            api.postForLines(
                    "/backups",
                    new JsonObject(body),
                    line -> {
                        if (Json.parse(line) instanceof JsonObject object) {
                            last[0] = object;
                        }
                    });
        }
        if (last[0].get("taken") instanceof JsonObject taken) {
            return taken;
        }
        String problem = last[0].get("problem").text();
        throw new CommandProblem(
                ExitCode.UNAVAILABLE,
                problem.isEmpty()
                        ? "the server ended before the backup did; it is not whole"
                        : problem);
    }

    private BackupTaken takeHere(DataDirectory folder) throws IOException {
        Backup.Order order = new Backup.Order(to, !withoutKeys, Offline.thisUser());
        return Offline.over(
                folder,
                recorder ->
                        new Backup(recorder, Version.text(), InstantSource.system()).take(order));
    }

    private static String words(JsonObject taken) {
        boolean keys = taken.get("keys").text().equals("true");
        return Terminal.inert(taken.get("folder").text())
                + ": whole, %,d records of the journal, %s, %s of it copied now.%n"
                        .formatted(
                                Long.parseLong(taken.get("size").text()),
                                Bytes.words(Long.parseLong(taken.get("bytes").text())),
                                Bytes.words(Long.parseLong(taken.get("copied").text())))
                + (keys
                        ? "The keys are in it: whoever has this folder can read everything and sign"
                                + " in Gatehouse's name."
                        : "The keys are not in it: without those of "
                                + "installation/keys nothing in it can be opened.");
    }
}
