package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatehouse inventory list`: listings and how well they are known, or the facts about something.
@Command(
        name = "list",
        description =
                "Listings and how well they are known; with --on, --below, --account or --kind the"
                        + " facts.",
        mixinStandardHelpOptions = true)
final class InventoryListCommand implements Callable<Integer> {
    private static final String LISTING = "%-22s %-28s %-30s %8s  %s%n";
    private static final int NAME_COLUMNS = 30;

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;
    @Mixin private Listing listing;

    @Option(names = "--on", defaultValue = "", description = "What holds on this resource.")
    private String on;

    @Option(names = "--below", defaultValue = "", description = "What is on it and below.")
    private String below;

    @Option(names = "--account", defaultValue = "", description = "What this account holds.")
    private String account;

    @Option(
            names = "--kind",
            defaultValue = "",
            description = "right, setting, credential, account or membership.")
    private String kind;

    @Option(names = "--at", defaultValue = "", description = "As of then: 2026-11-22T12:00:00Z.")
    private String at;

    @Override
    public Integer call() {
        Map<String, String> asked =
                Listing.asked("on", on, "below", below, "account", account, "kind", kind, "at", at);
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            if (asked.isEmpty()) {
                listings(api.get("/inventory", Map.of()), out);
            } else {
                facts(api, asked, out);
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private void listings(JsonObject answer, PrintWriter out) {
        if (!listing.isJson()) {
            out.printf(LISTING, "SOURCE", "LISTING", "OF", "FACTS", "TAKEN (UTC)");
        }
        for (JsonValue item : EventsSearchCommand.items(answer, "listings").items()) {
            listing.print(item, out, one -> print(one, out));
        }
        for (JsonValue item : EventsSearchCommand.items(answer, "held").items()) {
            if (item instanceof JsonObject held && !listing.isJson()) {
                out.printf(
                        "Not believed: snapshot %s of %s has far less than the one before.%n"
                                + "  %s inventory believe --source %s %s%n",
                        held.get("snapshot").text(),
                        held.get("source").text(),
                        Main.called(),
                        held.get("source").text(),
                        held.get("snapshot").text());
            }
        }
    }

    private static void print(JsonObject one, PrintWriter out) {
        boolean complete = one.get("complete").text().equals("true");
        out.printf(
                LISTING,
                one.get("source").text(),
                one.get("listing").text(),
                Terminal.cut(Terminal.inert(values(one.get("of"))), NAME_COLUMNS),
                one.get("facts").text(),
                one.get("taken").text()
                        + (complete ? "" : "  incomplete: " + one.get("reason").text()));
    }

    private static String values(JsonValue of) {
        return of instanceof JsonObject object
                ? object.members().values().stream()
                        .map(JsonValue::text)
                        .collect(Collectors.joining(" "))
                : "";
    }

    private void facts(Api api, Map<String, String> asked, PrintWriter out) {
        JsonObject last =
                listing.each(
                                api,
                                new Listing.Pages("/inventory/facts", "facts", asked),
                                out,
                                fact -> out.println(Terminal.inert(line(fact))))
                        .last();
        if (!listing.isJson()) {
            for (JsonValue hidden : EventsSearchCommand.items(last, "incomplete").items()) {
                out.println("may hide more: " + Terminal.inert(hidden.text()));
            }
        }
    }

    /// A fact in one line.
    static String line(JsonObject fact) {
        return switch (fact.get("fact").text()) {
            case "right" ->
                    fact.get("account").text()
                            + "  "
                            + texts(fact.get("permissions"))
                            + "  on "
                            + fact.get("resource").text()
                            + "  through "
                            + texts(fact.get("through"));
            case "setting" ->
                    fact.get("resource").text()
                            + "  "
                            + fact.get("name").text()
                            + " = "
                            + CanonicalJson.text(fact.get("value"));
            case "credential" ->
                    fact.get("kind").text()
                            + "  "
                            + fact.get("name").text()
                            + "  on "
                            + fact.get("resource").text()
                            + "  "
                            + texts(fact.get("scopes"));
            case "account" ->
                    fact.get("account").text()
                            + "  "
                            + fact.get("name").text()
                            + "  "
                            + fact.get("role").text()
                            + " of "
                            + fact.get("resource").text()
                            + "  "
                            + fact.get("state").text();
            default ->
                    fact.get("account").text()
                            + "  is in "
                            + fact.get("group").text()
                            + "  within "
                            + fact.get("resource").text();
        };
    }

    private static String texts(JsonValue value) {
        return value instanceof JsonArray array
                ? array.items().stream().map(JsonValue::text).collect(Collectors.joining(", "))
                : value.text();
    }
}
