package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatehouse people queue`: accounts that may be somebody's, waiting for a person's word.
@Command(
        name = "queue",
        description = "Accounts that may be somebody's; accept or refuse them.",
        mixinStandardHelpOptions = true)
final class PeopleQueueCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Option(names = "--json", description = "One question a line.")
    private boolean json;

    @Override
    public Integer call() {
        try (Api api = connection.open()) {
            var queue =
                    EventsSearchCommand.items(api.get("/people/queue", Map.of()), "queue").items();
            PrintWriter out = spec.commandLine().getOut();
            if (!json && queue.isEmpty()) {
                out.println("No account waits for somebody's word.");
            }
            queue.forEach(item -> print(out, item));
            out.flush();
        }
        return ExitCode.OK;
    }

    private void print(PrintWriter out, JsonValue item) {
        if (json) {
            out.println(CanonicalJson.text(item));
        } else if (item instanceof JsonObject one && one.get("subject") instanceof JsonObject who) {
            String said = one.get("said_by").text();
            out.printf(
                    "%-52s is %s (%s)?  %s%s, %s events%n",
                    Terminal.inert(one.get("account").text()),
                    Terminal.inert(who.get("name").text()),
                    Terminal.inert(who.get("id").text()),
                    one.get("proof").text(),
                    said.isEmpty() ? "" : " by " + Terminal.inert(said),
                    Counts.grouped(one.get("events").text()));
        }
    }
}
