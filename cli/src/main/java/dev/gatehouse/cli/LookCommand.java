package dev.gatehouse.cli;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventJson;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.search.Sentence;
import dev.gatehouse.search.look.Look;
import dev.gatehouse.search.look.LookHtml;
import dev.gatehouse.search.look.LookJson;
import dev.gatehouse.search.look.LookProblem;
import dev.gatehouse.search.look.LookReport;
import dev.gatehouse.search.look.LookRequest;
import dev.gatehouse.search.look.LookText;
import dev.gatehouse.search.look.Thing;
import dev.gatehouse.source.Tools;
import dev.gatehouse.source.yaml.SourceProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse look`: one page about files somebody already has. Needs no server and no sign-in, and
/// leaves nothing behind but the page asked for with `--html`.
@Command(
        name = "look",
        description = {
            "One page about files you already have: what is in them and what is worth a look.",
            "Exit code: 0 looked at, 1 nothing in them could be read as events."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} look audit.ndjson",
            "  ${ROOT-COMMAND-NAME} look audit.ndjson --list 1",
            "  ${ROOT-COMMAND-NAME} look audit.ndjson.gz --html look.html",
        })
final class LookCommand implements Callable<Integer> {
    private static final int NOTHING_READ = 1;
    private static final Path STDIN = Path.of("-");

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Log files, gzip included; - for stdin.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--source",
            defaultValue = "",
            paramLabel = "TOOL",
            description = "The tool they are from; guessed when left out.")
    private String source;

    @Option(
            names = "--member",
            defaultValue = "",
            paramLabel = "M",
            description = "Take member M of each line; guessed when left out.")
    private String member;

    @Option(
            names = "--list",
            defaultValue = "0",
            paramLabel = "N",
            description = "The events of the thing that the page numbers N.")
    private int number;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the page to send on.")
    private List<Path> html = new ArrayList<>();

    @Option(names = "--json", description = "JSON on stdout: the page, or an event a line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!files.contains(STDIN)) {
            return look(files);
        }
        // What is looked at is read more than once, which a pipe cannot be.
        Path held = Files.createTempDirectory("gatehouse-look").resolve("stdin");
        try {
            Files.copy(System.in, held);
            return look(files.stream().map(file -> file.equals(STDIN) ? held : file).toList());
        } finally {
            Files.deleteIfExists(held);
            Files.delete(held.getParent());
        }
    }

    private int look(List<Path> files) throws IOException {
        try {
            Look look =
                    new Look(
                            new LookRequest(files, Tools.load(Checkout.sources()), source, member),
                            InstantSource.system().instant(),
                            new SecureRandom());
            LookReport report = look.report();
            show(look, report);
            return report.couldRead() ? ExitCode.OK : NOTHING_READ;
        } catch (LookProblem | IllegalArgumentException | SourceProblem wrong) {
            throw new CommandProblem(
                    ExitCode.USAGE, Terminal.inert(String.valueOf(wrong.getMessage())));
        }
    }

    private void show(Look look, LookReport report) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (number > 0) {
            look.list(thing(report), event -> print(event, out));
        } else if (json) {
            out.println(CanonicalJson.text(LookJson.of(report)));
        } else {
            out.print(LookText.of(report));
        }
        for (Path page : html) {
            try {
                Files.writeString(page, LookHtml.of(report));
            } catch (IOException cannotWrite) {
                throw new CommandProblem(
                        ExitCode.USAGE,
                        Terminal.inert(
                                "the page cannot be written to "
                                        + page
                                        + "; name a file in a folder that is there"));
            }
            spec.commandLine().getErr().println("The page is in " + page + ".");
        }
        out.flush();
    }

    private Thing thing(LookReport report) {
        return report.things().stream()
                .filter(thing -> thing.number() == number)
                .findFirst()
                .orElseThrow(() ->
                        new CommandProblem(
                                ExitCode.USAGE,
                                report.things().isEmpty()
                                        ? "the page lists nothing worth a look"
                                        : "the page numbers its things from 1 to "
                                                + report.things().size()));
    }

    private void print(Event event, PrintWriter out) {
        if (json) {
            out.println(CanonicalJson.text(EventJson.of(event)));
        } else {
            out.println(event.time().time() + "  " + Terminal.inert(Sentence.of(event)));
        }
    }
}
