package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse review open`.
@Command(
        name = "open",
        description = "Freeze who holds what, and put it before the people who answer for it.",
        mixinStandardHelpOptions = true)
final class ReviewOpenCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "NAME", description = "What to call it.")
    private String name;

    @Option(
            names = "--due",
            required = true,
            paramLabel = "DAY",
            description = "The day it is to be done by, such as 2026-12-15, within a year.")
    private LocalDate due;

    @Option(
            names = "--below",
            paramLabel = "PATH",
            defaultValue = "",
            description = "Only what reaches this path or lies below it.")
    private String below;

    @Option(
            names = "--permission",
            split = ",",
            paramLabel = "PERMISSION",
            description = "Only rights with one of these: read, write, secret, admin, ….")
    private List<String> permissions = List.of();

    @Option(
            names = "--standing",
            split = ",",
            paramLabel = "STANDING",
            description = "Only what these hold: person, left, machine, nobody, group.")
    private List<String> standing = List.of();

    @Option(
            names = "--holder",
            paramLabel = "WHO",
            defaultValue = "",
            description = "Only of that account, or person or machine by id.")
    private String holder;

    @Option(
            names = "--rule",
            defaultValue = "owner",
            description =
                    "Who decides: owner (who leads the team that owns it), manager, or fallback.")
    private String rule;

    @Option(
            names = "--fallback",
            paramLabel = "WHO",
            defaultValue = "",
            description = "Who decides where the rule names nobody; you when left out.")
    private String fallback;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        LinkedHashMap<String, JsonValue> asked = new LinkedHashMap<>();
        asked.put("name", new JsonString(name));
        asked.put(
                "due",
                new JsonString(
                        due.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toString()));
        asked.put("rule", new JsonString(rule));
        put(asked, "below", below);
        put(asked, "holder", holder);
        put(asked, "fallback", fallback);
        put(asked, "permissions", permissions);
        put(asked, "standing", standing);
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            JsonObject review = api.post("/reviews", new JsonObject(asked));
            if (json) {
                out.println(CanonicalJson.text(review));
            } else {
                ReviewLines.review(out, review);
                out.printf("         frozen as %s%n", review.get("digest").text());
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private static void put(SequencedMap<String, JsonValue> asked, String name, String text) {
        if (!text.isEmpty()) {
            asked.put(name, new JsonString(text));
        }
    }

    private static void put(
            SequencedMap<String, JsonValue> asked, String name, List<String> words) {
        if (!words.isEmpty()) {
            asked.put(name, new JsonArray(words.stream().<JsonValue>map(JsonString::new).toList()));
        }
    }
}
