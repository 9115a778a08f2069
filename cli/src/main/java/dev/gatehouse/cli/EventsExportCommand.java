package dev.gatehouse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
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

/// `gatehouse events export`: every matching event, however many, as CSV or JSON lines.
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
        try (Api api = connection.openAndCompare(spec.commandLine().getErr())) {
            if (output.equals("-")) {
                PrintWriter out = spec.commandLine().getOut();
                api.lines("/events/export", parameters, out::println);
                out.flush();
            } else {
                toFile(api, parameters);
            }
        }
        return ExitCode.OK;
    }

    private void toFile(Api api, Map<String, String> parameters) throws IOException {
        long[] lines = {0};
        try (var writer =
                Files.newBufferedWriter(
                        Path.of(output), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
            api.lines(
                    "/events/export",
                    parameters,
                    line -> {
                        try {
                            writer.write(line);
                            writer.write('\n');
                            lines[0]++;
                        } catch (IOException full) {
                            throw new UncheckedIOException(full);
                        }
                    });
        } catch (FileAlreadyExistsException exists) {
            throw new CommandProblem(ExitCode.USAGE, output + " exists; name another file");
        }
        spec.commandLine().getErr().println(lines[0] + " lines written to " + output);
    }
}
