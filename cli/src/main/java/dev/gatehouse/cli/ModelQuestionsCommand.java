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
                String more = answer.get("more").text();
                out.println(
                        !some
                                ? "Nothing to ask."
                                : more.equals("0") ? "" : more + " more wait for another day.");
            }
            return some ? SOME : ExitCode.OK;
        }
    }

    private static void print(PrintWriter out, JsonObject one) {
        String ask = one.get("ask").text();
        out.printf("%s  %s%n", one.get("id").text(), Terminal.inert(one.get("sentence").text()));
        out.printf(
                "              %s events by %s: %s%s%n",
                Counts.grouped(one.get("events").text()),
                Counts.grouped(one.get("actors").text()),
                Terminal.inert(texts(one, "people")),
                ask.isEmpty() ? "" : Terminal.inert("; ask " + ask));
        out.printf("              %s; such as %s%n", texts(one, "reasons"), texts(one, "examples"));
    }

    static String texts(JsonObject of, String name) {
        return EventsSearchCommand.items(of, name).items().stream()
                .map(JsonValue::text)
                .collect(Collectors.joining(", "));
    }
}
