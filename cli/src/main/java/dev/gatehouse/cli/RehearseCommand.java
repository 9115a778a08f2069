package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse rehearse`.
@Command(
        name = "rehearse",
        description = {
            "Play a harmless attack through the running server: was it seen, how fast, who was"
                    + " told?",
            "Whoever is told of findings is told of this too; it says that it is a rehearsal, and"
                    + " is closed as a test."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every detection did what it is there for", "1:one did not"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} rehearse",
            "  ${ROOT-COMMAND-NAME} rehearse audit-off",
            "  ${ROOT-COMMAND-NAME} rehearse --all --json",
        })
final class RehearseCommand implements Callable<Integer> {
    private static final String PATH = "/rehearsals";
    private static final long LOOK_MILLIS = 100;

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(
            index = "0",
            arity = "0..*",
            paramLabel = "NAME",
            description = "Which; without one, those there are.")
    private List<String> names = List.of();

    @Option(names = "--all", description = "All of them, one after the other.")
    private boolean all;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            List<JsonObject> known = objects(api.get(PATH, Map.of()), "items");
            List<String> wanted = new ArrayList<>(names);
            if (all) {
                known.forEach(one -> wanted.add(one.get("name").text()));
            }
            if (wanted.isEmpty()) {
                known.forEach(one -> list(one, out));
                out.flush();
                return ExitCode.OK;
            }
            boolean isSeen = true;
            for (String name : wanted) {
                JsonObject score = play(api, name);
                print(score, out);
                isSeen &= score.get("seen").text().equals("true");
            }
            return isSeen ? ExitCode.OK : 1;
        }
    }

    private static List<JsonObject> objects(JsonObject answer, String member) {
        return EventsSearchCommand.items(answer, member).items().stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void list(JsonObject one, PrintWriter out) {
        if (json) {
            out.println(CanonicalJson.text(one));
        } else {
            out.printf("%-28s %s%n", one.get("name").text(), one.get("title").text());
        }
    }

    private static JsonObject play(Api api, String name) throws InterruptedException {
        JsonObject score =
                api.post(PATH + "/" + encoded(name), new JsonObject(new LinkedHashMap<>()));
        String run = PATH + "/runs/" + score.get("run").text();
        while (!score.get("done").text().equals("true")) {
            Thread.sleep(LOOK_MILLIS);
            score = api.get(run, Map.of());
        }
        return score;
    }

    private void print(JsonObject score, PrintWriter out) {
        if (json) {
            out.println(CanonicalJson.text(score));
            out.flush();
            return;
        }
        out.println(score.get("rehearsal").text());
        for (JsonObject one : objects(score, "expected")) {
            out.printf(
                    "  %-11s %-46s %s%n",
                    seen(one),
                    Terminal.inert(one.get("detection").text()),
                    millis(
                            one,
                            one.get("raises").text().equals("true")
                                    ? "raised_millis"
                                    : "seen_millis"));
        }
        List<JsonObject> told = objects(score, "told");
        for (JsonObject one : told) {
            out.printf(
                    "  %-11s %-46s %s%n",
                    told(one),
                    Terminal.inert(one.get("destination").text()),
                    millis(one, "millis"));
            if (!one.get("problem").text().isEmpty()) {
                out.printf("  %-11s %s%n", "", Terminal.inert(one.get("problem").text()));
            }
        }
        if (told.isEmpty()) {
            out.printf(
                    "  %-11s %s%n",
                    "told", "nobody; add a destination: " + Main.called() + " notify add");
        }
        out.printf(
                "  %-11s %s events search %s%n%n",
                "its events", Main.called(), score.get("run").text());
        out.flush();
    }

    private static String seen(JsonObject one) {
        if (!one.get("raised_millis").text().isEmpty()) {
            return "raised by";
        }
        if (one.get("seen_millis").text().isEmpty()) {
            return "NOT SEEN by";
        }
        return one.get("raises").text().equals("true") ? "NOT RAISED" : "counted by";
    }

    private static String told(JsonObject one) {
        return switch (one.get("outcome").text()) {
            case "sent" -> "told";
            case "given-up" -> "NOT REACHED";
            default -> "not told";
        };
    }

    private static String millis(JsonObject one, String member) {
        JsonValue millis = one.get(member);
        return millis.text().isEmpty() ? "" : "%7s ms".formatted(Counts.grouped(millis.text()));
    }
}
