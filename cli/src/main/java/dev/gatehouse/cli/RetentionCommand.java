package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse retention`.
@Command(
        name = "retention",
        description = "How long what tools sent is kept, and what is held beyond that.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} retention show",
            "  ${ROOT-COMMAND-NAME} retention set --days 180 --source jenkins --url https://gatehouse.example",
            "  ${ROOT-COMMAND-NAME} retention hold --query 'actor:mallory' --reason 'case 7' --url https://gatehouse.example",
            "  ${ROOT-COMMAND-NAME} retention release 4812 --reason 'case closed' --url https://gatehouse.example",
            "  Changes need the capability retention.manage; the local socket of a server does not have it.",
        },
        subcommands = {
            RetentionCommand.Show.class,
            RetentionCommand.Set.class,
            RetentionCommand.Place.class,
            RetentionCommand.Release.class,
        })
final class RetentionCommand {

    /// `gatehouse retention show`.
    @Command(
            name = "show",
            description = "How long each source is kept, what is held, and the last cut.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Spec private CommandSpec spec;
        @Mixin private Connection connection;

        @Option(names = "--json", description = "One JSON object.")
        private boolean json;

        @Override
        public Integer call() {
            try (Api api = connection.open()) {
                print(spec, api.get("/retention", Map.of()), json);
            }
            return ExitCode.OK;
        }
    }

    /// `gatehouse retention set`.
    @Command(
            name = "set",
            description = "Says how long; a shorter time counts after seven days.",
            mixinStandardHelpOptions = true)
    static final class Set implements Callable<Integer> {
        @Spec private CommandSpec spec;
        @Mixin private Connection connection;

        @Option(
                names = "--days",
                required = true,
                description = "Days since it was received; 0 takes back what was said.")
        private int days;

        @Option(
                names = "--source",
                paramLabel = "TOOL[:NAME]",
                description = "Which source; every one that says nothing of its own without it.")
        private @Nullable String source;

        @Option(names = "--json", description = "One JSON object.")
        private boolean json;

        @Override
        public Integer call() {
            LinkedHashMap<String, JsonValue> body = new LinkedHashMap<>();
            body.put("keep_days", new JsonNumber(Integer.toString(days)));
            if (source != null) {
                body.put("source", new JsonString(SourceWords.name(source).toString()));
            }
            try (Api api = connection.open()) {
                print(spec, api.post("/retention", new JsonObject(body)), json);
            }
            return ExitCode.OK;
        }
    }

    /// `gatehouse retention hold`.
    @Command(
            name = "hold",
            description = "Keeps a source, or what a query finds, until it is released.",
            mixinStandardHelpOptions = true)
    static final class Place implements Callable<Integer> {
        @Spec private CommandSpec spec;
        @Mixin private Connection connection;

        @Option(names = "--source", paramLabel = "TOOL[:NAME]", description = "All of a source.")
        private @Nullable String source;

        @Option(names = "--query", paramLabel = "QUERY", description = "What a query finds.")
        private @Nullable String query;

        @Option(names = "--reason", required = true, description = "Why; it is recorded.")
        private String reason;

        @Override
        public Integer call() {
            LinkedHashMap<String, JsonValue> body = new LinkedHashMap<>();
            if (source != null) {
                body.put("source", new JsonString(SourceWords.name(source).toString()));
            }
            if (query != null) {
                body.put("query", new JsonString(query));
            }
            body.put("reason", new JsonString(reason));
            try (Api api = connection.open()) {
                JsonObject hold = api.post("/holds", new JsonObject(body));
                spec.commandLine().getOut().println(line(hold));
            }
            return ExitCode.OK;
        }
    }

    /// `gatehouse retention release`.
    @Command(name = "release", description = "Lets go of a hold.", mixinStandardHelpOptions = true)
    static final class Release implements Callable<Integer> {
        @Spec private CommandSpec spec;
        @Mixin private Connection connection;

        @Parameters(index = "0", paramLabel = "NUMBER", description = "The hold's number.")
        private long number;

        @Option(names = "--reason", required = true, description = "Why; it is recorded.")
        private String reason;

        @Override
        public Integer call() {
            LinkedHashMap<String, JsonValue> body = new LinkedHashMap<>();
            body.put("reason", new JsonString(reason));
            try (Api api = connection.open()) {
                JsonObject hold = api.post("/holds/" + number + "/release", new JsonObject(body));
                spec.commandLine().getOut().println(line(hold));
            }
            return ExitCode.OK;
        }
    }

    private static void print(CommandSpec spec, JsonObject answer, boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CanonicalJson.text(answer));
            return;
        }
        out.printf("%-28s %s days%n", "every source", answer.get("keep_days").text());
        for (JsonValue one : EventsSearchCommand.items(answer, "sources").items()) {
            if (one instanceof JsonObject source && source.get("own").text().equals("true")) {
                out.printf(
                        "%-28s %s days%n",
                        Terminal.inert(source.get("source").text()),
                        source.get("keep_days").text());
            }
        }
        for (JsonValue one : EventsSearchCommand.items(answer, "holds").items()) {
            if (one instanceof JsonObject hold) {
                out.println(line(hold));
            }
        }
        if (answer.get("last_cut") instanceof JsonObject cut) {
            String waits = cut.get("waits").text();
            out.printf(
                    "last cut %s: %s%n",
                    cut.get("at").text(),
                    waits.isEmpty()
                            ? cut.get("destroyed").text() + " records destroyed"
                            : "it waits, " + Terminal.inert(waits));
        }
    }

    private static String line(JsonObject hold) {
        String source = hold.get("source").text();
        boolean released = hold.get("released") instanceof JsonObject;
        return "hold %s  %s  %s (%s, %s)%s"
                .formatted(
                        hold.get("number").text(),
                        Terminal.inert(
                                source.isEmpty()
                                        ? "query " + hold.get("query").text()
                                        : "all of " + source),
                        Terminal.inert(hold.get("reason").text()),
                        Terminal.inert(hold.get("by").text()),
                        hold.get("placed").text(),
                        released ? "  released" : "");
    }
}
