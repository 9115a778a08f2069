package dev.gatehouse.cli;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.SourceMap;
import dev.gatehouse.source.Tool;
import dev.gatehouse.source.Tools;
import dev.gatehouse.source.yaml.SourceProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse source map`: how a tool's folder reads each line of a file. Needs no server and
/// leaves nothing behind.
@Command(
        name = "map",
        description = "How a tool's folder reads each line of a file; needs no server.",
        mixinStandardHelpOptions = true)
final class SourceMapCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--source",
            required = true,
            paramLabel = "TOOL[:NAME]",
            description = "The tool, and the name that becomes the instance.")
    private String source;

    @Option(
            names = "--member",
            defaultValue = "",
            paramLabel = "M",
            description =
                    "Take member M of each line: an object as it stands, a string as its text.")
    private String member;

    @Option(names = "--json", description = "One JSON object for every line.")
    private boolean json;

    @Parameters(index = "0", paramLabel = "FILE", description = "A file; - for stdin.")
    private String file;

    private final Map<String, Long> results = new TreeMap<>();

    @Override
    public Integer call() throws IOException {
        SourceMap map = new SourceMap(reader(), InstantSource.system().instant(), member);
        PrintWriter out = spec.commandLine().getOut();
        try (Lines lines = new Lines(file)) {
            lines.each(line -> print(map.next(line), out));
        }
        if (!json) {
            out.println(results);
        }
        out.flush();
        return ExitCode.OK;
    }

    private Reader reader() {
        try {
            SourceName name = SourceName.parse(source);
            Tool tool = Tools.load(Checkout.sources()).tool(name.tool());
            InstallationKey key = InstallationKey.fresh(new SecureRandom());
            return Reader.of(new Source(0, name, name.name(), tool), new Redactor(key), key);
        } catch (IllegalArgumentException | SourceProblem wrong) {
            throw new CommandProblem(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
    }

    private void print(SourceMap.Line line, PrintWriter out) {
        results.merge(line.result(), 1L, Long::sum);
        if (json) {
            out.println(CanonicalJson.text(line.json()));
            return;
        }
        out.printf("%6d  %-10s %s%n", line.number(), line.result(), Terminal.inert(words(line)));
    }

    private static String words(SourceMap.Line line) {
        if (line.events().isEmpty()) {
            return line.reason();
        }
        Event first = line.events().getFirst();
        return first.deed().action()
                + "  "
                + first.deed().verb().word()
                + "  "
                + first.deed().outcome().word()
                + "  "
                + first.actor().label()
                + "  "
                + first.resource().path()
                + (line.completes() > 0 ? "  (completes line " + line.completes() + ")" : "");
    }
}
