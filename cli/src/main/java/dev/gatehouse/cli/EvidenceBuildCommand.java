package dev.gatehouse.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatehouse evidence build`: a pack of reports of a period. A file that exists is left alone, and
/// one that did not become whole is taken away.
@Command(
        name = "build",
        description = "Builds a pack: reports of a period in a signed zip, checked with 'verify'.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} evidence build --since 2026-07-01 --until 2026-10-01 -o q3.zip",
            "  ${ROOT-COMMAND-NAME} evidence build --report R8 --since 30d -o changes.zip",
        })
final class EvidenceBuildCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Option(
            names = "--report",
            defaultValue = "",
            paramLabel = "IDS",
            description =
                    "Which, joined by commas, as 'evidence list' names them; all unless told.")
    private String reports;

    @Option(
            names = "--since",
            required = true,
            paramLabel = "WHEN",
            description = "The first moment: 90d, 2026-07-01 or an RFC 3339 instant.")
    private String since;

    @Option(
            names = "--until",
            defaultValue = "",
            paramLabel = "WHEN",
            description = "The first moment after it; now unless told.")
    private String until;

    @Option(
            names = "--as-of",
            defaultValue = "",
            paramLabel = "POSITION",
            description =
                    "The last position of the journal it may know of, to build the same pack again;"
                            + " what is known now unless told.")
    private String asOf;

    @Option(
            names = {"-o", "--out", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Where to write.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        InstantSource clock = InstantSource.system();
        Instant to = until.isEmpty() ? clock.instant() : Range.instant(until, clock);
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("from", Range.instant(since, clock).toString());
        asked.put("to", to.toString());
        if (!reports.isEmpty()) {
            asked.put("reports", reports);
        }
        if (!asOf.isEmpty()) {
            asked.put("as_of", asOf);
        }
        boolean isWhole = false;
        try (Api api = connection.open();
                OutputStream out = Files.newOutputStream(output, StandardOpenOption.CREATE_NEW)) {
            try {
                api.download("/evidence/pack", asked, out);
                isWhole = true;
            } finally {
                if (!isWhole) {
                    Files.deleteIfExists(output);
                }
            }
        } catch (FileAlreadyExistsException exists) {
            throw new CommandProblem(ExitCode.USAGE, output + " exists; name another file");
        }
        spec.commandLine()
                .getErr()
                .println(
                        output
                                + ": "
                                + Counts.grouped(Long.toString(Files.size(output)))
                                + " bytes. Anybody can check it without a server: "
                                + Main.called()
                                + " evidence verify "
                                + output);
        return ExitCode.OK;
    }
}
