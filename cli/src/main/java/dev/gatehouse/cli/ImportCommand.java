package dev.gatehouse.cli;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse import`: takes a file in, line by line; importing it again adds nothing.
@Command(
        name = "import",
        description = "Takes a file of events in. Importing it again adds nothing.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} import --source github:acme audit.ndjson",
            "  zcat audit.log.gz | ${ROOT-COMMAND-NAME} import --source vault -",
            "  ${ROOT-COMMAND-NAME} import --source gitlab --member event cases.ndjson",
        })
final class ImportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Option(
            names = "--source",
            required = true,
            paramLabel = "TOOL[:NAME]",
            description = "Where it comes from, such as github:acme; made when there is none yet.")
    private String source;

    @Option(
            names = "--member",
            defaultValue = "",
            paramLabel = "M",
            description =
                    "Take member M of each line: an object as it stands, a string as its text.")
    private String member;

    @Option(
            names = "--trust-times",
            description = "Believe the file's times also when they are older than 400 days.")
    private boolean trustTimes;

    @Option(names = "--json", description = "The closing count as one JSON object.")
    private boolean json;

    @Parameters(index = "0", paramLabel = "FILE", description = "A file; - for stdin.")
    private String file;

    private JsonObject closing = new JsonObject(new LinkedHashMap<>());

    @Override
    public Integer call() throws IOException {
        Map<String, String> parameters = parameters();
        try (InputStream in = InputFile.open(file);
                Api api = connection.open()) {
            api.upload("/imports", parameters, new Api.Upload(in), this::progress);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CanonicalJson.text(closing));
        } else {
            report(out);
        }
        out.flush();
        return outcome();
    }

    // What was taken in before it stopped stays, and importing the file again goes on from there.
    private int outcome() {
        String problem = closing.get("problem").text();
        if (problem.isEmpty() && closing.get("done").text().equals("true")) {
            return ExitCode.OK;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println(
                "gatehouse: the import of "
                        + file
                        + " did not finish: "
                        + (problem.isEmpty()
                                ? "the server stopped answering; import it again, nothing is taken twice"
                                : Terminal.inert(problem)));
        return problem.isEmpty() ? ExitCode.UNAVAILABLE : ExitCode.USAGE;
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        try {
            parameters.put("source", SourceName.parse(source).toString());
        } catch (IllegalArgumentException wrong) {
            throw new CommandProblem(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
        if (!member.isEmpty()) {
            parameters.put("member", member);
        }
        if (trustTimes) {
            parameters.put("trust_times", "true");
        }
        return parameters;
    }

    private void progress(String line) {
        if (Json.parse(line) instanceof JsonObject answer) {
            closing = answer;
            if (Terminal.isInteractive() && !json) {
                PrintWriter err = spec.commandLine().getErr();
                err.print("\r" + Counts.grouped(answer.get("read").text()) + " read …");
                err.flush();
            }
        }
    }

    private void report(PrintWriter out) {
        if (Terminal.isInteractive()) {
            spec.commandLine().getErr().print("\r");
        }
        out.printf("%s events read from %s into %s%n", count("read"), file, source);
        for (String part :
                new String[] {
                    "new", "duplicate", "left_out", "unmapped", "unreadable", "ignored"
                }) {
            String many = closing.get(part).text();
            boolean untold = part.equals("left_out") && many.equals("0");
            if (!many.isEmpty() && !untold) {
                out.printf("  %-12s %s%n", part.replace('_', ' '), count(part));
            }
        }
        String first = closing.get("first").text();
        if (!first.isEmpty()) {
            out.printf("  from %s to %s%n", first, closing.get("last").text());
        }
        out.printf("  See them: %s events search 'source:%s'%n", Main.called(), source);
        redated();
        hint();
    }

    private void redated() {
        if (many("redated") > 0) {
            PrintWriter err = spec.commandLine().getErr();
            err.printf(
                    "gatehouse: %s events say a time older than 400 days or still to come, and are"
                            + " listed at the time of import;%n"
                            + "  --trust-times, given at the first import, believes what lies long back%n",
                    count("redated"));
            err.flush();
        }
    }

    // A file of another tool, or events that stand inside a member, look like this.
    private void hint() {
        long fresh = many("new");
        long strange = many("unmapped") + many("unreadable");
        if (fresh == 0 || 2 * strange <= fresh) {
            return;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
                "gatehouse: most lines say nothing that %s is known to say; nothing is lost.%n"
                        + "  Is it that tool's file, and does the event stand %s?%n"
                        + "  Look at single lines: %s source map --source %s %s%n",
                source,
                member.isEmpty()
                        ? "at the top of each line (else name its member with --member)"
                        : "in member " + member + " of each line",
                Main.called(),
                source,
                file.equals("-") ? "FILE" : file);
        err.flush();
    }

    private long many(String name) {
        String text = closing.get(name).text();
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private String count(String name) {
        return Counts.grouped(closing.get(name).text());
    }
}
