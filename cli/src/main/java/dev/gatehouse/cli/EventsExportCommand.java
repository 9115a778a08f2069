package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse events export`: every matching event, however many, as CSV or JSON lines; what the
/// sources could not show on stderr, and beside a file its manifest.
@Command(
        name = "export",
        description = "Every matching event, however many, as CSV or JSON lines.",
        mixinStandardHelpOptions = true)
final class EventsExportCommand implements Callable<Integer> {
    /// The forms an export has.
    enum Format {
        CSV,
        JSONL
    }

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;
    @Mixin private SightLines sight;
    @Mixin private Range range;

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "",
            paramLabel = "QUERY",
            description = "What to export; everything when left out.")
    private String query;

    @Option(
            names = "--format",
            defaultValue = "jsonl",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless told.")
    private Format format;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "-",
            paramLabel = "FILE",
            description = "Where to write; - for stdout. A file that exists is left alone.")
    private String output;

    @Override
    public Integer call() throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", query);
        parameters.put("format", format.name().toLowerCase(Locale.ROOT));
        range.addTo(parameters, InstantSource.system());
        PrintWriter err = spec.commandLine().getErr();
        try (Api api = connection.openAndCompare(err)) {
            JsonObject manifest =
                    output.equals("-") ? toScreen(api, parameters) : toFile(api, parameters);
            sight.print(manifest, err);
        }
        return ExitCode.OK;
    }

    private JsonObject toScreen(Api api, Map<String, String> parameters) {
        PrintWriter out = spec.commandLine().getOut();
        String id = api.download("/events/export", parameters, out, "X-Export");
        return manifest(api, id);
    }

    private static JsonObject manifest(Api api, String id) {
        JsonObject answer = api.get("/exports/" + id, Map.of());
        return answer.get("manifest") instanceof JsonObject manifest ? manifest : answer;
    }

    private JsonObject toFile(Api api, Map<String, String> parameters) throws IOException {
        Path file = Path.of(output);
        Path beside = Path.of(output + ".manifest.json");
        if (Files.exists(beside)) {
            throw new CommandProblem(ExitCode.USAGE, beside + " exists; name another file");
        }
        String id;
        try (Writer out =
                Files.newBufferedWriter(
                        file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
            id = api.download("/events/export", parameters, out, "X-Export");
        } catch (FileAlreadyExistsException exists) {
            throw new CommandProblem(ExitCode.USAGE, output + " exists; name another file");
        }
        JsonObject manifest = manifest(api, id);
        if (!manifest.get("bytes").text().equals(Long.toString(Files.size(file)))) {
            throw new CommandProblem(
                    ExitCode.UNAVAILABLE, output + " is not whole; export it again");
        }
        Files.writeString(
                beside, CanonicalJson.text(manifest) + "\n", StandardOpenOption.CREATE_NEW);
        spec.commandLine()
                .getErr()
                .println(
                        manifest.get("rows").text()
                                + " events written to "
                                + output
                                + ", what they are to "
                                + beside);
        return manifest;
    }
}
