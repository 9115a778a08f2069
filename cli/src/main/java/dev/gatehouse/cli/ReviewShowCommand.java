package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse review show`: the lines of a review. Ends with 1 when any of those it shows is
/// undecided, or is to go and does not.
@Command(
        name = "show",
        description = "The lines of a review: what changed, and with --all the rest.",
        mixinStandardHelpOptions = true)
final class ReviewShowCommand implements Callable<Integer> {
    private static final int LEFT = 1;

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;
    @Mixin private Listing listing;

    @Parameters(index = "0", paramLabel = "REVIEW", description = "Its number.")
    private long id;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "LETTERS",
            defaultValue = "",
            description = "Only lines with these letters.")
    private String letters;

    @Option(names = "--all", description = "Also what is as it was when it was last kept.")
    private boolean all;

    @Option(names = "--to-go", description = "Only what is to be taken away.")
    private boolean toGo;

    @Option(names = "--yours", description = "Only what you are to decide about.")
    private boolean yours;

    @Option(names = "--undecided", description = "Only what nobody decided about.")
    private boolean undecided;

    @Override
    public Integer call() {
        Map<String, String> asked =
                Listing.asked(
                        "q",
                        letters,
                        "show",
                        toGo ? "to-go" : all ? "all" : "changed",
                        "yours",
                        yours ? "true" : "",
                        "state",
                        undecided ? "undecided" : "");
        PrintWriter out = spec.commandLine().getOut();
        Listing.Listed listed;
        try (Api api = connection.open()) {
            listed =
                    listing.each(
                            api,
                            new Listing.Pages(
                                    "/reviews/" + id + "/lines", "lines", asked, this::isLeft),
                            out,
                            line -> ReviewLines.line(out, line));
            if (!listing.isJson()) {
                ReviewLines.closing(out, ReviewLines.inside(listed.last(), "review"));
            }
        }
        out.flush();
        return listed.rows() > 0 ? LEFT : ExitCode.OK;
    }

    private boolean isLeft(JsonObject line) {
        String state = line.get("state").text();
        String seen =
                line.get("observed") instanceof JsonObject observed
                        ? observed.get("state").text()
                        : "observed-gone";
        return state.equals("open") || state.equals("asked") || !seen.equals("observed-gone");
    }
}
