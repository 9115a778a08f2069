package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse behaviour show`: the ledger of one subject, and what is usual for its accounts.
@Command(
        name = "show",
        description = "What is unusual about one person, machine or account, and what is usual.",
        mixinStandardHelpOptions = true)
final class BehaviourShowCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(
            index = "0",
            paramLabel = "SUBJECT",
            description = "person:ID, machine:ID or account:ACCOUNT, as the list shows it.")
    private String subject;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (Api api = connection.open()) {
            JsonObject whole = api.get("/behaviour/ledger", Map.of("subject", subject));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(CanonicalJson.text(whole));
            } else {
                print(out, whole);
            }
            out.flush();
        }
        return ExitCode.OK;
    }

    private static void print(PrintWriter out, JsonObject whole) {
        if (whole.get("standing") instanceof JsonObject standing) {
            out.printf(
                    "%s: %s points; %s of two families are worth a look%n",
                    Terminal.inert(standing.get("subject").text()),
                    standing.get("points").text(),
                    whole.get("threshold").text());
        }
        for (JsonValue item : EventsSearchCommand.items(whole, "entries").items()) {
            if (item instanceof JsonObject entry) {
                print(out, entry, usual(entry, "usual"));
            }
        }
        for (JsonValue item : EventsSearchCommand.items(whole, "learned").items()) {
            if (item instanceof JsonObject learned) {
                account(out, learned);
            }
        }
    }

    private static void print(PrintWriter out, JsonObject entry, String usual) {
        out.printf(
                "%6s of %-3s %s  %s%n               %s%s%n",
                entry.get("points").text(),
                entry.get("given").text(),
                entry.get("when").text(),
                Terminal.inert(
                        entry.get("family").text().equals("detection")
                                ? entry.get("signal").text()
                                : entry.get("title").text()),
                Terminal.inert(entry.get("observed").text()),
                usual.isEmpty() ? "" : "; usually " + usual);
    }

    private static String usual(JsonObject holder, String member) {
        return EventsSearchCommand.items(holder, member).items().stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .map(BehaviourShowCommand::value)
                .collect(Collectors.joining(", "));
    }

    private static String value(JsonObject one) {
        String count = one.get("count").text();
        String value = Terminal.inert(one.get("value").text());
        return count.equals("0") ? value : value + " (" + Counts.grouped(count) + ")";
    }

    private static void account(PrintWriter out, JsonObject learned) {
        String until = learned.get("learning_until").text();
        out.printf(
                "%n%s: %s events, active on %s days of the last four weeks%s%n",
                Terminal.inert(learned.get("account").text()),
                Counts.grouped(learned.get("events").text()),
                learned.get("days").text(),
                until.isEmpty() ? "" : "; learning until " + until + " at least");
        if (learned.get("usual") instanceof JsonObject aspects) {
            for (String aspect : aspects.members().keySet()) {
                out.printf("  %-11s %s%n", aspect, usual(aspects, aspect));
            }
        }
    }
}
