package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatehouse access identities`: accounts with rights that nobody answers for, whose person has
/// left, or that nobody uses. Exits with 0 when there are none, 1 when there are, 2 when there are
/// none and not all could be seen.
@Command(
        name = "identities",
        description = "Accounts with rights that are orphaned, left behind or not used.",
        mixinStandardHelpOptions = true)
final class AccessIdentitiesCommand implements Callable<Integer> {
    private static final int SOME = 1;
    private static final int CANNOT_TELL = 2;
    private static final int DAY_CHARS = 10;
    private static final int WHO_COLUMNS = 40;

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;
    @Mixin private Listing listing;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "",
            description = "Only orphaned, left or dormant.")
    private String state;

    @Option(
            names = "--source",
            paramLabel = "TOOL[:NAME]",
            defaultValue = "",
            description = "Only at the instance of that source.")
    private String source;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            Listing.Listed listed =
                    listing.each(
                            api,
                            new Listing.Pages(
                                    "/access/identities",
                                    "identities",
                                    Listing.asked("state", state, "source", source)),
                            out,
                            one -> print(one, out));
            if (listed.rows() == 0 && !listing.isJson()) {
                out.println("None that could be seen.");
            }
            listing.close(listed.last(), out, "states", "unseen");
            out.flush();
            boolean blind =
                    !state.equals("orphaned") && !state.equals("left") && unseen(listed.last());
            return listed.rows() > 0 ? SOME : blind ? CANNOT_TELL : ExitCode.OK;
        }
    }

    private boolean unseen(JsonObject last) {
        var unseen = EventsSearchCommand.items(last, "unseen").items();
        if (!listing.isJson()) {
            PrintWriter err = spec.commandLine().getErr();
            for (JsonValue item : unseen) {
                if (item instanceof JsonObject one) {
                    err.println(
                            Terminal.inert(
                                    "Not said whether accounts are used at "
                                            + one.get("place").text()
                                            + ": "
                                            + one.get("why").text()));
                }
            }
            err.flush();
        }
        return !unseen.isEmpty();
    }

    private static void print(JsonObject one, PrintWriter out) {
        String last = one.get("last").text();
        out.printf(
                "%-9s %-40s %-11s %s%n%10s%s%n",
                one.get("state").text(),
                Terminal.cut(Terminal.inert(one.get("account").text()), WHO_COLUMNS),
                last.isEmpty() ? "not seen" : last.substring(0, DAY_CHARS),
                Terminal.inert(one.get("says").text()),
                "",
                Terminal.inert(
                        joined(one, "permissions", ", ")
                                + " on "
                                + joined(one, "resources", ", ")));
    }

    private static String joined(JsonObject one, String name, String between) {
        return EventsSearchCommand.items(one, name).items().stream()
                .map(JsonValue::text)
                .collect(Collectors.joining(between));
    }
}
