package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatehouse access reconcile`: what one ledger tells and the other knows nothing of. Exits with 0
/// when everything has its counterpart, 1 when something has none, 2 when nothing is known to have
/// none and not all could be seen.
@Command(
        name = "reconcile",
        description = "What stands in one ledger and has no counterpart in the other.",
        mixinStandardHelpOptions = true)
final class AccessReconcileCommand implements Callable<Integer> {
    private static final int SOME = 1;
    private static final int CANNOT_TELL = 2;
    private static final String SINCE_FALLBACK = "7d";

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;
    @Mixin private Range range;
    @Mixin private Listing listing;

    @Option(
            names = "--ledger",
            paramLabel = "ID",
            defaultValue = "",
            description =
                    "secret-read-without-run, deployment-without-merge or"
                            + " cluster-change-without-sync; all when left out.")
    private String ledger;

    @Override
    public Integer call() {
        Map<String, String> asked = Listing.asked("ledger", ledger);
        range.beginUnlessGiven(SINCE_FALLBACK);
        range.addTo(asked, InstantSource.system());
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            Listing.Listed listed =
                    listing.each(
                            api,
                            new Listing.Pages("/access/reconciliation", "unmatched", asked),
                            out,
                            one -> print(one, out));
            listing.close(listed.last(), out, "from", "to", "ledgers");
            boolean blind = ledgers(listed.last(), out);
            out.flush();
            return listed.rows() > 0 ? SOME : blind ? CANNOT_TELL : ExitCode.OK;
        }
    }

    private static void print(JsonObject one, PrintWriter out) {
        String person = one.get("person").text();
        String nearest = one.get("nearest").text();
        out.printf(
                "%s  %s  event %s%n    %s on %s%n    %s%s%n",
                one.get("when").text(),
                one.get("ledger").text(),
                one.get("event").text(),
                Terminal.inert(person.isEmpty() ? one.get("actor").text() : person),
                Terminal.inert(one.get("resource").text()),
                Terminal.inert(one.get("says").text()),
                nearest.isEmpty() ? "" : " Nearest on the other side: " + nearest + ".");
    }

    // Whether there are entries of which nobody can tell.
    private boolean ledgers(JsonObject last, PrintWriter out) {
        boolean blind = false;
        for (JsonValue item : EventsSearchCommand.items(last, "ledgers").items()) {
            if (item instanceof JsonObject one) {
                blind |= !one.get("cannot_tell").text().equals("0");
                if (!listing.isJson()) {
                    out.printf(
                            "%-28s %8s entries  %8s matched  %6s without  %6s cannot tell%n",
                            one.get("id").text(),
                            Counts.grouped(one.get("entries").text()),
                            Counts.grouped(one.get("matched").text()),
                            Counts.grouped(one.get("unmatched").text()),
                            Counts.grouped(one.get("cannot_tell").text()));
                    unseen(one);
                }
            }
        }
        return blind;
    }

    private void unseen(JsonObject ledger) {
        PrintWriter err = spec.commandLine().getErr();
        for (JsonValue item : EventsSearchCommand.items(ledger, "unseen").items()) {
            if (item instanceof JsonObject one) {
                err.println(
                        Terminal.inert(
                                "Not said for "
                                        + one.get("entries").text()
                                        + " of "
                                        + ledger.get("id").text()
                                        + ": "
                                        + one.get("why").text()));
            }
        }
        err.flush();
    }
}
