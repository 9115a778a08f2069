package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse who-can`: everybody who can do something to a resource, by which way, whether they
/// should, and when they last did. Exits with 0 when somebody can, 1 when nobody can, 2 when nobody
/// is known to and not all is known.
@Command(
        name = "who-can",
        description = "Who can do what to a resource, and by which way.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} who-can payments admin",
            "  ${ROOT-COMMAND-NAME} who-can github/acme/acme/payments/environments/production --as-of 7d",
        })
final class WhoCanCommand implements Callable<Integer> {
    private static final int NOBODY = 1;
    private static final int CANNOT_TELL = 2;

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;
    @Mixin private Listing listing;

    @Parameters(
            index = "0",
            paramLabel = "RESOURCE",
            description = "A path, or how exactly one ends.")
    private String resource;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PERMISSION",
            defaultValue = "",
            description = "read, secret, write, run, approve, deploy or admin; any when left out.")
    private String permission;

    @Option(
            names = "--as-of",
            paramLabel = "WHEN",
            defaultValue = "",
            description = "As of then: 7d, 2026-11-20 or an RFC 3339 instant; now when left out.")
    private String asOf;

    @Override
    public Integer call() {
        Map<String, String> asked =
                Listing.asked(
                        "resource",
                        resource,
                        "permission",
                        permission,
                        "at",
                        asOf.isEmpty()
                                ? ""
                                : Range.instant(asOf, InstantSource.system()).toString());
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            Listing.Pages pages =
                    new Listing.Pages("/access/who-can", "can", asked, way -> !Ways.isStep(way));
            Listing.Listed listed = listing.each(api, pages, out, new Ways(out)::print);
            boolean some = listed.rows() > 0;
            boolean unseen = close(listed.last(), some);
            if (!some && !listing.isJson()) {
                PathSeen.ask(api, resource, "resource:" + WhoDidCommand.quoted(resource), out);
            }
            out.flush();
            return some ? ExitCode.OK : unseen ? CANNOT_TELL : NOBODY;
        }
    }

    // Says what is not known; whether anything is not.
    private boolean close(JsonObject page, boolean some) {
        PrintWriter out = spec.commandLine().getOut();
        listing.close(page, out, "resource", "at", "modelled", "unseen");
        if (!listing.isJson()) {
            if (!some) {
                out.println("Nobody is known to.");
            }
            out.flush();
            Ways.unseen(page, spec.commandLine().getErr());
        }
        return !EventsSearchCommand.items(page, "unseen").items().isEmpty();
    }
}
