package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse people list`: everybody and everything known, page after page.
@Command(
        name = "list",
        description = "Persons and machines, by name.",
        mixinStandardHelpOptions = true)
final class PeopleListCommand implements Callable<Integer> {
    private static final String FORM = "%-32s %-9s %-16s %8s  %-24s %s%n";
    private static final int NAME_COLUMNS = 32;
    private static final int TEAM_COLUMNS = 16;

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;
    @Mixin private Listing listing;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "LETTERS",
            defaultValue = "",
            description = "Only those with these letters in a name, address, team or id.")
    private String letters;

    @Option(
            names = "--state",
            defaultValue = "",
            description = "Only persons that are expected, active, moved or left.")
    private String state;

    @Option(names = "--kind", defaultValue = "", description = "Only person, or only machine.")
    private String kind;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (!listing.isJson()) {
            out.printf(FORM, "NAME", "STATE", "TEAM", "ACCOUNTS", "LAST SEEN (UTC)", "ID");
        }
        try (Api api = connection.open()) {
            listing.each(
                    api,
                    new Listing.Pages(
                            "/people",
                            "people",
                            Listing.asked("q", letters, "state", state, "kind", kind)),
                    out,
                    one -> print(out, one));
        }
        out.flush();
        return ExitCode.OK;
    }

    private static void print(PrintWriter out, JsonObject one) {
        boolean machine = one.get("kind").text().equals("machine");
        out.printf(
                FORM,
                Terminal.cut(Terminal.inert(one.get("name").text()), NAME_COLUMNS),
                machine ? "machine" : one.get("state").text(),
                Terminal.cut(Terminal.inert(one.get("team").text()), TEAM_COLUMNS),
                one.get("accounts").text(),
                one.get("last_seen").text(),
                Terminal.inert(one.get("id").text()));
    }
}
