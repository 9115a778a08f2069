package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse people show`: one person or machine with every account and what it rests on.
@Command(
        name = "show",
        description = "One person or machine: state, days, accounts.",
        mixinStandardHelpOptions = true)
final class PeopleShowCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(
            index = "0",
            paramLabel = "ID",
            description = "Its id as the list shows it, its whole name or an address.")
    private String id;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (Api api = connection.open()) {
            JsonObject whole = api.get("/people/one", Map.of("id", id));
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
        if (whole.get("subject") instanceof JsonObject subject) {
            out.println(Terminal.inert(subject.get("name").text()));
            for (String name : List.of("kind", "id", "state", "team", "owner_name", "last_seen")) {
                line(out, name, subject.get(name).text());
            }
        }
        for (String name : List.of("purpose", "start", "moved", "end")) {
            line(out, name, whole.get(name).text());
        }
        line(out, "emails", joined(whole, "emails"));
        line(out, "groups", joined(whole, "groups"));
        for (JsonValue item : EventsSearchCommand.items(whole, "links").items()) {
            if (item instanceof JsonObject link) {
                String until = link.get("until").text();
                out.printf(
                        "  %-56s %-18s %10s events%s%n",
                        Terminal.inert(link.get("account").text()),
                        link.get("proof").text(),
                        Counts.grouped(link.get("events").text()),
                        until.isEmpty() ? "" : ", until " + until);
            }
        }
        out.printf(
                "  See them: %s events search '%s'%n",
                Main.called(), Terminal.inert(whole.get("query").text()));
    }

    private static String joined(JsonObject whole, String name) {
        return String.join(
                ", ",
                EventsSearchCommand.items(whole, name).items().stream()
                        .map(JsonValue::text)
                        .toList());
    }

    private static void line(PrintWriter out, String name, String value) {
        if (!value.isEmpty()) {
            out.printf("  %-12s %s%n", name.replace('_', ' '), Terminal.inert(value));
        }
    }
}
