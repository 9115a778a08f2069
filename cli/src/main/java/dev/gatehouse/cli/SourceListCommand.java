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

/// `gatehouse source list`: each source's channels, how much came, when last, what is wrong.
@Command(
        name = "list",
        description = "Each source: how much came in, when last, what is wrong.",
        mixinStandardHelpOptions = true)
final class SourceListCommand implements Callable<Integer> {
    private static final String FORM = "%-24s %-14s %12s  %-24s %s%n";

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Option(names = "--json", description = "One source a line.")
    private boolean json;

    @Override
    public Integer call() {
        try (Api api = connection.open()) {
            var sources =
                    EventsSearchCommand.items(api.get("/sources", Map.of()), "sources").items();
            PrintWriter out = spec.commandLine().getOut();
            if (!json && sources.isEmpty()) {
                out.println(
                        "No source yet. '"
                                + Main.called()
                                + " import --source TOOL[:NAME] FILE' or '"
                                + Main.called()
                                + " source add'.");
            } else if (!json) {
                out.printf(FORM, "SOURCE", "CHANNEL", "EVENTS", "LAST EVENT (UTC)", "");
            }
            for (JsonValue item : sources) {
                if (item instanceof JsonObject source) {
                    print(out, source);
                }
            }
            out.flush();
        }
        return ExitCode.OK;
    }

    private static String state(JsonObject source) {
        String state = source.get("state").text();
        return state.equals("connected") ? "" : state.replace('-', ' ');
    }

    private static void polled(PrintWriter out, JsonObject channel) {
        if (channel.get("backfill") instanceof JsonObject history) {
            out.println(
                    "  fetching history: %s of %s hundredths, goes on after a restart"
                            .formatted(history.get("done").text(), history.get("total").text()));
        }
        if (channel.get("rate_limit") instanceof JsonObject limit) {
            String resets = limit.get("resets").text();
            out.println(
                    "  rate limit: %s of %s left%s"
                            .formatted(
                                    Terminal.inert(limit.get("remaining").text()),
                                    Terminal.inert(limit.get("limit").text()),
                                    resets.isEmpty() ? "" : ", goes on at " + resets));
        }
    }

    private void print(PrintWriter out, JsonObject source) {
        if (json) {
            out.println(CanonicalJson.text(source));
            return;
        }
        for (JsonValue item : EventsSearchCommand.items(source, "channels").items()) {
            if (item instanceof JsonObject channel) {
                var errors = EventsSearchCommand.items(channel, "errors").items();
                out.printf(
                        FORM,
                        Terminal.inert(source.get("name").text()),
                        Terminal.inert(channel.get("name").text()),
                        Counts.grouped(channel.get("events").text()),
                        channel.get("last_event").text(),
                        errors.isEmpty()
                                ? state(source)
                                : Terminal.inert(errors.getFirst().text()));
                polled(out, channel);
            }
        }
        if (source.get("keep") instanceof JsonObject keep) {
            String less = SourceKeepCommand.lessThanFull(keep);
            if (!less.isEmpty()) {
                out.println("  " + less);
            }
        }
    }
}
