package dev.gatehouse.cli;

import dev.gatehouse.event.Words;
import dev.gatehouse.journal.Disk;
import dev.gatehouse.journal.LastSeen;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.record.DataDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatehouse doctor`: looks a Gatehouse over, running or stopped, and says what to do about each
/// thing that is not as it should be. Changes nothing.
@Command(
        name = "doctor",
        description = {
            "Looks over the machine, the data directory and, when it runs, the server.",
            "Exit code: 0 all is well, 1 something to look at, 2 something is bad."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} doctor --data DIR",
            "  ${ROOT-COMMAND-NAME} doctor --json",
        })
final class DoctorCommand implements Callable<Integer> {
    private final Places places;
    private final InstantSource clock;

    @Spec private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory to look over (or GATEHOUSE_DATA).")
    private @Nullable Path data;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    DoctorCommand() {
        this(Places.ofThisUser(), InstantSource.system());
    }

    /// @param places where the usual data directories and this command line's memory are
    DoctorCommand(Places places, InstantSource clock) {
        this.places = places;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        DataDirectory folder = new DataDirectory(places.data(data));
        Instant now = clock.instant();
        List<Diagnosis> all =
                new ArrayList<>(new MachineDiagnosis(MachineDiagnosis.Machine.here()).look());
        long free = Files.getFileStore(folder.root()).getUsableSpace();
        all.addAll(new FolderDiagnosis(folder, now, free).look());
        all.add(new BackupDiagnosis(folder, now).look());
        LastSeen memory = new LastSeen(places.memory().resolve("last-seen"));
        all.add(new HeadDiagnosis(folder.journal(), memory).look());
        all.addAll(server(folder, now));
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.println(Terminal.inert(folder.root().toString()));
        }
        all.forEach(diagnosis -> print(diagnosis, out));
        out.flush();
        return all.stream().mapToInt(one -> one.state().exitCode()).max().orElse(ExitCode.OK);
    }

    // A made-up company's directory is refused without the word.
    private static String up(Path root) {
        return Files.isRegularFile(root.resolve("made-up-company"))
                ? " up --demo --data "
                : " up --data ";
    }

    private static List<Diagnosis> server(DataDirectory folder, Instant now) throws IOException {
        Path socket = Places.socket(folder.root());
        if (!Disk.local().isLocked(folder.journal().resolve("lock"))) {
            return List.of(
                    Diagnosis.look(
                            "server",
                            "is not running: nothing is taken in, and what it says is not told here",
                            Main.called() + up(folder.root()) + folder.root()));
        }
        List<Diagnosis> all = new ArrayList<>();
        try (Api api = Api.overSocket(socket)) {
            all.add(ServerDiagnosis.intake(api.get("/integrity", Map.of())));
            all.addAll(ServerDiagnosis.views(api.get("/status", Map.of())));
            all.addAll(new ServerDiagnosis(now).sources(api.get("/sources", Map.of())));
        } catch (ApiProblem problem) {
            all.add(
                    Diagnosis.bad(
                            "server",
                            "has the data directory open, but does not answer: "
                                    + problem.getMessage(),
                            "look at its log; stop it and start it again"));
        }
        return all;
    }

    private void print(Diagnosis diagnosis, PrintWriter out) {
        if (json) {
            LinkedHashMap<String, JsonValue> object = new LinkedHashMap<>();
            object.put("about", new JsonString(diagnosis.about()));
            object.put("state", new JsonString(Words.of(diagnosis.state())));
            object.put("said", new JsonString(diagnosis.said()));
            object.put("remedy", new JsonString(diagnosis.remedy()));
            out.println(CanonicalJson.text(new JsonObject(object)));
            return;
        }
        out.printf(
                "%-5s %-12s %s%n",
                Words.of(diagnosis.state()),
                Terminal.inert(diagnosis.about()),
                Terminal.inert(diagnosis.said()));
        if (!diagnosis.remedy().isEmpty()) {
            out.printf("%-18s → %s%n", "", Terminal.inert(diagnosis.remedy()));
        }
    }
}
