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
import picocli.CommandLine.Spec;

/// `gatehouse model questions`: what only people know. Exit code 1 when there is something to ask.
@Command(
        name = "questions",
        description = "What only people know about who should, what is worth most first.",
        mixinStandardHelpOptions = true)
final class ModelQuestionsCommand implements Callable<Integer> {
    private static final int SOME = 1;

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Option(names = "--json", description = "One question a line.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            JsonObject answer = api.get("/model/questions", Map.of());
            boolean some = false;
            for (JsonValue item : EventsSearchCommand.items(answer, "questions").items()) {
                if (item instanceof JsonObject one) {
                    some = true;
                    if (json) {
                        out.println(CanonicalJson.text(one));
                    } else {
                        print(out, one);
                    }
                }
            }
            if (!json) {
                end(out, answer, some);
            }
            return some ? SOME : ExitCode.OK;
        }
    }

    private static void end(PrintWriter out, JsonObject answer, boolean some) {
        String more = answer.get("more").text();
        if (!some && more.equals("0")) {
            out.println("Nothing to ask.");
        } else if (!more.equals("0")) {
            out.println(more + " more wait for another day.");
        }
        String leftOut = answer.get("left_out").text();
        if (!leftOut.equals("0")) {
            out.println(
                    leftOut
                            + " not asked: too little hangs on them. No question is about "
                            + Counts.grouped(answer.get("left_out_events").text())
                            + " events.");
        }
    }

    private static void print(PrintWriter out, JsonObject one) {
        out.printf("%s  %s%n", one.get("id").text(), Terminal.inert(one.get("sentence").text()));
        out.printf(
                "              %s events by %s: %s; %s%n",
                Counts.grouped(one.get("events").text()),
                Counts.grouped(one.get("actors").text()),
                Terminal.inert(texts(one, "people")),
                texts(one, "reasons"));
        for (JsonValue item : EventsSearchCommand.items(one, "parts").items()) {
            if (item instanceof JsonObject part) {
                part(out, part);
            }
        }
    }

    private static void part(PrintWriter out, JsonObject part) {
        String ask = part.get("ask").text();
        boolean apart = part.get("apart").text().equals("true");
        int places = EventsSearchCommand.items(part, "on").items().size();
        out.printf(
                "  %s%s  %s: %s events in %s%s%n",
                apart ? "? " : "  ",
                part.get("id").text(),
                Terminal.inert(part.get("called").text()),
                Counts.grouped(part.get("events").text()),
                Terminal.inert(first(part, "on"))
                        + (places > 1 ? " and " + (places - 1) + " more" : ""),
                ask.isEmpty() ? "" : Terminal.inert("; ask " + ask));
    }

    private static String first(JsonObject of, String name) {
        return EventsSearchCommand.items(of, name).items().getFirst().text();
    }

    static String texts(JsonObject of, String name) {
        return EventsSearchCommand.items(of, name).items().stream()
                .map(JsonValue::text)
                .collect(Collectors.joining(", "));
    }
}
