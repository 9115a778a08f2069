package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonNull;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.source.Tool;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse source survey`: how much of recorded events each tool's folder understands.
@Command(
        name = "survey",
        description = {
            "How much of a folder of recorded events is understood, tool by tool; needs no server.",
            "A folder DIR/TOOL is read by the source whose source.yaml names it under corpus:."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  ${ROOT-COMMAND-NAME} source survey recorded/")
final class SourceSurveyCommand implements Callable<Integer> {
    private static final List<String> RESULTS =
            List.of("mapped", "ignored", "unmapped", "unreadable");
    private static final int SHARE_DIGITS = 4;

    @Spec private CommandSpec spec;

    @Option(names = "--json", description = "One JSON object for every folder.")
    private boolean json;

    @Parameters(index = "0", paramLabel = "DIR", description = "A folder with one for each tool.")
    private Path directory;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new CommandProblem(
                    ExitCode.USAGE, "there is no folder " + Terminal.inert(directory.toString()));
        }
        Tools tools = Tools.load(Checkout.sources());
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.printf(
                    "%-24s %-16s %8s %8s %8s %9s %11s %8s%n",
                    "FOLDER",
                    "SOURCE",
                    "EVENTS",
                    "MAPPED",
                    "IGNORED",
                    "UNMAPPED",
                    "UNREADABLE",
                    "OTHER");
        }
        for (Path folder : folders()) {
            survey(tools, folder, out);
            out.flush();
        }
        return ExitCode.OK;
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private void survey(Tools tools, Path folder, PrintWriter out) throws IOException {
        String name = folder.getFileName().toString();
        Optional<Tool> tool =
                tools.all().stream().filter(each -> each.corpus().contains(name)).findFirst();
        if (tool.isEmpty()) {
            out.println(
                    json
                            ? CanonicalJson.text(line(name, JsonNull.NULL, Optional.empty()))
                            : Terminal.inert("%-24s no source reads it".formatted(name)));
            return;
        }
        Survey survey = new Survey(tool.get(), InstantSource.system().instant());
        survey.read(folder);
        out.println(
                json
                        ? CanonicalJson.text(
                                line(name, new JsonString(tool.get().name()), Optional.of(survey)))
                        : Terminal.inert(
                                "%-24s %-16s %8d %7.1f%% %7.1f%% %8.1f%% %10.1f%% %8d"
                                        .formatted(
                                                name,
                                                tool.get().name(),
                                                survey.events(),
                                                100 * survey.share("mapped"),
                                                100 * survey.share("ignored"),
                                                100 * survey.share("unmapped"),
                                                100 * survey.share("unreadable"),
                                                survey.other())));
    }

    private static JsonObject line(String folder, JsonValue source, Optional<Survey> survey) {
        LinkedHashMap<String, JsonValue> line = new LinkedHashMap<>();
        line.put("tool", new JsonString(folder));
        line.put("source", source);
        line.put("events", number(survey.map(Survey::events).orElse(0L)));
        RESULTS.forEach(result ->
                line.put(
                        result,
                        new JsonNumber(
                                BigDecimal.valueOf(survey.map(one -> one.share(result)).orElse(0.0))
                                        .setScale(SHARE_DIGITS, RoundingMode.HALF_UP)
                                        .stripTrailingZeros()
                                        .toPlainString())));
        line.put("other", number(survey.map(Survey::other).orElse(0L)));
        return new JsonObject(line);
    }

    private static JsonNumber number(long count) {
        return new JsonNumber(Long.toString(count));
    }
}
