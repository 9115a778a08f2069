package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `gatehouse review list`. Ends with 1 when a line waits for whoever asks.
@Command(
        name = "list",
        description = "Every review, the latest first; ends with 1 when one waits for you.",
        mixinStandardHelpOptions = true)
final class ReviewListCommand implements Callable<Integer> {
    private static final int WAITS = 1;

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;
    @Mixin private Listing listing;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean waits = false;
        try (Api api = connection.open()) {
            List<JsonValue> all =
                    EventsSearchCommand.items(api.get("/reviews", Map.of()), "reviews").items();
            for (JsonValue one : all) {
                listing.print(one, out, each -> ReviewLines.review(out, each));
                waits |=
                        one instanceof JsonObject review
                                && review.get("state").text().equals("open")
                                && !ReviewLines.inside(review, "counts")
                                        .get("yours")
                                        .text()
                                        .equals("0");
            }
            if (all.isEmpty() && !listing.isJson()) {
                out.printf(
                        "No review yet; %s review open NAME --due DAY opens one.%n", Main.called());
            }
        }
        out.flush();
        return waits ? WAITS : ExitCode.OK;
    }
}
