package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse inventory import`: takes exported answers of a tool's API in as one snapshot; exit
/// code 1 when something in them could not be told, or the snapshot waits to be believed.
@Command(
        name = "import",
        description = "Takes exported answers of a tool's API in, as one snapshot.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nFiles:%n",
        footer = {
            "  A file named like an address of the API says what it is and what it was asked with:",
            "    exported/repos/acme/payments/collaborators.json",
            "    exported/orgs/acme/members@role=admin.json   (@ for the question mark)",
            "  Else its objects do, one by one; JSON, one object a line, or an array.",
            "  What a whole listing does not hold is taken for absent: give --partial for some of it.",
        })
final class InventoryImportCommand implements Callable<Integer> {
    private static final int SOME_UNKNOWN = 1;
    private static final List<String> ENDINGS = List.of(".json", ".jsonl", ".ndjson", ".hcl");

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Option(
            names = "--source",
            required = true,
            paramLabel = "TOOL[:NAME]",
            description = "Whose answers they are; made when there is none yet.")
    private String source;

    @Option(
            names = "--listing",
            paramLabel = "L",
            defaultValue = "",
            description = "The listing all of it is, such as collaborators.")
    private String listing;

    @Option(
            names = "--of",
            paramLabel = "NAME=VALUE",
            split = ",",
            description = "What the listing was asked with, such as repository=acme/payments.")
    private List<String> of = List.of();

    @Option(names = "--partial", description = "It is only some: nothing is taken for absent.")
    private boolean partial;

    @Option(names = "--json", description = "The closing count as one JSON object.")
    private boolean json;

    @Parameters(index = "0", paramLabel = "FILE|DIR", description = "Or - for stdin.")
    private String from;

    private JsonObject closing = new JsonObject(new LinkedHashMap<>());

    @Override
    public Integer call() throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("source", source);
        if (!listing.isEmpty()) {
            parameters.put("listing", listing);
        }
        if (!of.isEmpty()) {
            parameters.put("of", String.join(",", of));
        }
        if (partial) {
            parameters.put("partial", "true");
        }
        try (InputStream in = content();
                Api api = connection.open()) {
            api.upload("/inventory/imports", parameters, new Api.Upload(in), this::answered);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CanonicalJson.text(closing));
        } else {
            report(out);
        }
        out.flush();
        boolean known = closing.get("unknown").text().equals("0");
        return known && !isHeld() ? ExitCode.OK : SOME_UNKNOWN;
    }

    private InputStream content() throws IOException {
        if (from.equals("-")) {
            return file("-", System.in.readAllBytes());
        }
        Path path = Path.of(from);
        if (!Files.isDirectory(path)) {
            try (InputStream in = InputFile.open(from)) {
                return file(String.valueOf(path.getFileName()), in.readAllBytes());
            }
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(path)) {
            files = all.filter(Files::isRegularFile).filter(this::isAnswer).sorted().toList();
        }
        if (files.isEmpty()) {
            throw new CommandProblem(
                    ExitCode.USAGE, "there is no file in " + from + " that ends in .json");
        }
        return new SequenceInputStream(
                Collections.enumeration(files.stream().map(each -> opened(path, each)).toList()));
    }

    private boolean isAnswer(Path file) {
        return ENDINGS.stream().anyMatch(file.toString()::endsWith);
    }

    // Opened when the one before has been sent, so that a folder of any size fits.
    private static InputStream opened(Path folder, Path file) {
        return new InputStream() {
            private InputStream in = InputStream.nullInputStream();
            private boolean begun;

            private InputStream in() throws IOException {
                if (!begun) {
                    begun = true;
                    in = file(folder.relativize(file).toString(), Files.readAllBytes(file));
                }
                return in;
            }

            @Override
            public int read() throws IOException {
                return in().read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return in().read(bytes, offset, length);
            }
        };
    }

    private static InputStream file(String name, byte[] bytes) {
        String head = bytes.length + " " + name.replace('\n', ' ') + "\n";
        return new SequenceInputStream(
                new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayInputStream(bytes));
    }

    private void answered(String line) {
        if (Json.parse(line) instanceof JsonObject answer) {
            closing = answer;
        } else {
            throw new UncheckedIOException(
                    new IOException("the server did not answer with a count"));
        }
    }

    private boolean isHeld() {
        return closing.get("held").text().equals("true");
    }

    private void report(PrintWriter out) {
        out.printf(
                "%s objects of %s listings from %s files of %s%n",
                count("objects"), count("listings"), count("files"), from);
        for (JsonValue problem : EventsSearchCommand.items(closing, "problems").items()) {
            out.println("  " + Terminal.inert(problem.text()));
        }
        if (isHeld()) {
            out.printf(
                    "  It has far less than the one before, which goes on judging. If that is so:%n"
                            + "  %s inventory believe --source %s %s%n",
                    Main.called(), source, closing.get("snapshot").text());
        } else {
            out.printf("  See them: %s inventory list%n", Main.called());
        }
    }

    private String count(String name) {
        return Counts.grouped(closing.get(name).text());
    }
}
