package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse detections list`: what the server looks for in events, and how often it matched.
@Command(
        name = "list",
        description = "What the server looks for in events, and how often it matched.",
        mixinStandardHelpOptions = true)
final class DetectionsListCommand implements Callable<Integer> {
    private static final String ALL = "all";

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "LETTERS",
            defaultValue = "",
            description = "Only those with these letters in the name, title or technique.")
    private String letters;

    @Option(
            names = "--state",
            defaultValue = ALL,
            description = "Only those that are on, on watch, off, or all (default).")
    private String state;

    @Option(names = "--matched", description = "Only those that matched in the last 30 days.")
    private boolean matched;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        long count = 0;
        try (Api api = connection.open()) {
            JsonObject page = api.get("/detections", Map.of());
            for (JsonValue item : EventsSearchCommand.items(page, "items").items()) {
                if (item instanceof JsonObject one && isWanted(one)) {
                    count++;
                    print(one, out);
                }
            }
            if (!json) {
                out.printf("%d detections%n", count);
                for (JsonValue problem : EventsSearchCommand.items(page, "problems").items()) {
                    out.printf("not taken: %s%n", Terminal.inert(problem.text()));
                }
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private boolean isWanted(JsonObject one) {
        String words =
                String.join(
                        " ",
                        one.get("name").text(),
                        one.get("title").text(),
                        CanonicalJson.text(one.get("techniques")));
        return (state.equals(ALL) || one.get("state").text().equals(state))
                && (!matched || !one.get("month").text().equals("0"))
                && words.toLowerCase(Locale.ROOT).contains(letters.toLowerCase(Locale.ROOT));
    }

    private void print(JsonObject one, PrintWriter out) {
        if (json) {
            out.println(CanonicalJson.text(one));
            return;
        }
        String never = one.get("never").text();
        out.printf(
                "%-5s  %-13s %8s in 30 days  %-45s %s%n",
                one.get("state").text(),
                one.get("level").text(),
                Counts.grouped(one.get("month").text()),
                Terminal.inert(one.get("name").text()),
                Terminal.inert(never.isEmpty() ? one.get("title").text() : never));
    }
}
