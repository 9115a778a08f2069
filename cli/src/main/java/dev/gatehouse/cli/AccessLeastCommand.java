package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatehouse access least`: the smallest setting the last 90 days would still have passed, as a
/// patch. Exits with 0 when nothing can be smaller, 1 when something can, 2 when nothing is known
/// to and not all could be seen.
@Command(
        name = "least",
        description = "The smallest setting the last 90 days would have passed, as a patch.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} access least --team production-door --accept-blind",
            "  ${ROOT-COMMAND-NAME} access least --role payments-maintainer > smaller.patch",
        })
final class AccessLeastCommand implements Callable<Integer> {
    private static final int SOME = 1;
    private static final int CANNOT_TELL = 2;

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;
    @Mixin private Listing listing;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Of of = new Of();

    /// Of what.
    private static final class Of {
        @Option(names = "--role", description = "A role of the access model.")
        private String role = "";

        @Option(
                names = "--team",
                description = "A team of a tool, a policy of Vault or a role of Kubernetes.")
        private String team = "";

        @Option(names = "--token", description = "A token, key or app, by its fingerprint.")
        private String token = "";

        @Option(
                names = "--workflow",
                description = "The workflows of a repository, by its path or how that ends.")
        private String workflow = "";
    }

    @Option(
            names = "--accept-blind",
            description = "Count as not used what nobody would have seen; it is named.")
    private boolean acceptBlind;

    @Override
    public Integer call() {
        Map<String, String> asked =
                Listing.asked(
                        "role",
                        of.role,
                        "team",
                        of.team,
                        "token",
                        of.token,
                        "workflow",
                        of.workflow,
                        "accept_blind",
                        acceptBlind ? "true" : "");
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (Api api = connection.open()) {
            JsonObject answer = api.get("/access/least", asked);
            var settings = EventsSearchCommand.items(answer, "settings").items();
            for (JsonValue item : settings) {
                listing.print(item, out, one -> print(one, out));
            }
            listing.close(answer, out, "of", "replay", "unseen");
            out.flush();
            if (!listing.isJson()) {
                if (settings.isEmpty()) {
                    err.println("Nothing is known to be wider than what was used.");
                }
                String replay = answer.get("replay").text();
                if (!replay.isEmpty()) {
                    err.println(Terminal.inert(replay));
                }
                for (JsonValue one : EventsSearchCommand.items(answer, "unseen").items()) {
                    err.println(
                            Terminal.inert(
                                    (acceptBlind ? "Taken on trust: " : "Kept, not seen: ")
                                            + one.text()));
                }
                err.flush();
            }
            boolean blind = !EventsSearchCommand.items(answer, "unseen").items().isEmpty();
            return settings.isEmpty() ? (blind ? CANNOT_TELL : ExitCode.OK) : SOME;
        }
    }

    private static void print(JsonObject one, PrintWriter out) {
        String resource = one.get("resource").text();
        out.printf(
                "# %s%s: %s, of %s%n# %s events of 90 days pass, %s would be refused%n%s",
                Terminal.inert(one.get("holder").text()),
                resource.isEmpty() ? "" : " on " + Terminal.inert(resource),
                or(joined(one, "after"), "nothing"),
                or(joined(one, "before"), "what it is set to"),
                one.get("passed").text(),
                one.get("refused").text(),
                diff(one));
    }

    private static String diff(JsonObject one) {
        String diff = Terminal.inertLines(one.get("diff").text());
        return diff.isEmpty() || diff.endsWith("\n") ? diff : diff + "\n";
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    private static String joined(JsonObject one, String name) {
        return EventsSearchCommand.items(one, name).items().stream()
                .map(JsonValue::text)
                .collect(Collectors.joining(", "));
    }
}
